package dev.consilium.cli;

import java.nio.file.Path;

/** The intake by command on PostgreSQL. */
class IntakeCommandIT extends IntakeCommandContract {

    @Override
    CommandDatabase open(Path directory) {
        return CommandDatabase.postgresql(directory);
    }
}

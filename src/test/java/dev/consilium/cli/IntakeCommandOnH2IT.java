package dev.consilium.cli;

import java.nio.file.Path;

/** The intake by command on the embedded default. */
class IntakeCommandOnH2IT extends IntakeCommandContract {

    @Override
    CommandDatabase open(Path directory) {
        return CommandDatabase.h2(directory);
    }
}

package dev.consilium.cli;

import java.nio.file.Path;

/** The export by command on PostgreSQL. */
class ExportCommandIT extends ExportCommandContract {

    @Override
    CommandDatabase open(Path files) {
        return CommandDatabase.postgresql(files);
    }
}

package dev.consilium.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The export by command on PostgreSQL. */
class ExportCommandIT extends ExportCommandContract {

    private CommandDatabase postgresql;

    @Override
    CommandDatabase open(Path files) {
        postgresql = CommandDatabase.postgresql(files);
        return postgresql;
    }

    @Test
    void aServerThatRefusesOrIsNotThereIsNamed() {
        postgresql.at(
                url -> url.replace("user=postgres", "user=nobody"), () -> refused(anExport(), "DATABASE_REFUSED"));
        postgresql.at(url -> url.replace("/postgres?", "/none?"), () -> refused(anExport(), "DATABASE_UNREACHABLE"));
        postgresql.at(
                url -> "jdbc:postgresql://127.0.0.1:1/postgres", () -> refused(anExport(), "DATABASE_UNREACHABLE"));
    }

    private Run anExport() {
        return export("--format", "json");
    }
}

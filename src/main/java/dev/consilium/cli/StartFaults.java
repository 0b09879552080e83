package dev.consilium.cli;

import dev.consilium.common.Refusal;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.boot.web.server.PortInUseException;

/** Why the application may fail to start that the person who starts it can do something about. */
final class StartFaults {

    private static final int H2_ALREADY_IN_USE = 90020;
    private static final int H2_WRONG_PASSWORD = 28000;
    private static final String CONNECTION_FAULTS = "08";

    private StartFaults() {}

    static Optional<Refusal> explain(Throwable cause) {
        if (cause instanceof PortInUseException busy) {
            return Optional.of(Refusal.conflict(
                    "PORT_IN_USE", "Port " + busy.getPort() + " is taken; choose another one with --port."));
        }
        if (cause instanceof AccessDeniedException denied) {
            return Optional.of(notWritable(denied.getFile()));
        }
        return cause instanceof SQLException sql ? explain(sql) : Optional.empty();
    }

    static Refusal notWritable(String path) {
        return Refusal.invalid(
                "DATA_NOT_WRITABLE",
                path + " cannot be read or written; start where you may write, or give yourself the rights.");
    }

    private static Optional<Refusal> explain(SQLException fault) {
        if (fault.getErrorCode() == H2_ALREADY_IN_USE) {
            return Optional.of(
                    Refusal.conflict(
                            "DATABASE_IN_USE",
                            "A running server holds the embedded database; stop it first, or use its web pages or PostgreSQL."));
        }
        if (fault.getErrorCode() == H2_WRONG_PASSWORD) {
            return Optional.of(Refusal.invalid(
                    "DATABASE_REFUSED", "The database refuses user name or password; set SPRING_DATASOURCE_PASSWORD."));
        }
        String state = fault.getSQLState();
        if (state != null && state.startsWith(CONNECTION_FAULTS)) {
            return Optional.of(Refusal.invalid(
                    "DATABASE_UNREACHABLE", "The database cannot be reached; check SPRING_DATASOURCE_URL."));
        }
        return Optional.empty();
    }
}

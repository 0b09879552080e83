package dev.consilium.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code --verbose}: logs and stack traces on stderr, which are silent otherwise but for errors. */
final class Diagnostics {

    private static final String VERBOSE = "--verbose";
    private static final String LEVEL = "logging.level.";
    private static final String COMMANDS = "org.camunda.bpm.engine.context";
    private static final String POOL = "com.zaxxer.hikari.pool.HikariPool";

    @Option(names = VERBOSE, description = "Log on stderr what happens, stack traces included.")
    private boolean verbose;

    static boolean wanted(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return Boolean.TRUE.equals(last.matchedOptionValue(VERBOSE, false));
    }

    static boolean offered(CommandSpec command) {
        return command.findOption(VERBOSE) != null;
    }

    Map<String, Object> properties() {
        if (verbose) {
            return Map.of();
        }
        Map<String, Object> quiet = new HashMap<>(silentFailure());
        quiet.put("logging.level.root", "error");
        return quiet;
    }

    /** What libraries say at every start and stop of a server is no news. */
    static Map<String, Object> ofServer() {
        Map<String, Object> quiet = new HashMap<>(silentFailure());
        List.of("org.apache", "org.springframework", "org.springdoc", "com.zaxxer.hikari")
                .forEach(library -> quiet.put(LEVEL + library, "warn"));
        return quiet;
    }

    /** A failed start is told by {@link Failures}, so those who log it as well are silent. */
    private static Map<String, Object> silentFailure() {
        return Map.of(
                LEVEL + POOL, "off",
                LEVEL + COMMANDS, "off",
                LEVEL + "org.springframework.boot.SpringApplication", "off",
                LEVEL + "org.springframework.boot.diagnostics", "off",
                LEVEL + "org.springframework.boot.web.servlet.context", "error");
    }

    /** From here on the pool warns of what happens to connections, and the engine of commands that fail. */
    static void started() {
        LoggingSystem logging = LoggingSystem.get(Diagnostics.class.getClassLoader());
        logging.setLogLevel(POOL, null);
        logging.setLogLevel(COMMANDS, null);
    }
}

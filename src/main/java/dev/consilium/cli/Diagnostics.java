package dev.consilium.cli;

import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code --verbose}: logs and stack traces on stderr, which are silent otherwise but for errors. */
final class Diagnostics {

    private static final String VERBOSE = "--verbose";

    @Option(names = VERBOSE, description = "Log on stderr what happens, stack traces included.")
    private boolean verbose;

    static boolean wanted(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return Boolean.TRUE.equals(last.matchedOptionValue(VERBOSE, false));
    }

    /** A failed start is told in one line by {@link Failures}, so those who log it as well are silent. */
    Map<String, Object> properties() {
        return verbose
                ? Map.of()
                : Map.of(
                        "logging.level.root", "error",
                        "logging.level.com.zaxxer.hikari", "off",
                        "logging.level.org.springframework.boot.SpringApplication", "off",
                        "logging.level.org.springframework.boot.diagnostics", "off");
    }
}

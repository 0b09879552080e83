package dev.consilium.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/** Starts a command. Whatever a library prints goes to stderr, so that stdout holds the answer of the command alone. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        PrintStream answers = System.out;
        if (!List.of(args).contains(ServeCommand.NAME)) {
            System.setOut(System.err);
        }
        PrintWriter out = new PrintWriter(answers, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(commandLine(out, err, args).execute(args));
    }

    /** @param arguments what is to be executed: other commands than theirs are not there */
    static CommandLine commandLine(PrintWriter out, PrintWriter err, String... arguments) {
        Failures failures = new Failures();
        CommandLine consilium = new CommandLine(new ConsiliumCommand());
        Commands.add(consilium, arguments);
        return consilium
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }
}

package dev.consilium.cli;

import dev.consilium.common.Refusal;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in one line, a code and the way out, and ends with exit code 2. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    @Override
    public int handleParseException(ParameterException fault, String[] args) {
        CommandLine command = fault.getCommandLine();
        String help = command.getCommandSpec().qualifiedName() + " --help";
        return say(command, "USAGE", oneLine(fault.getMessage()) + " (see: " + help + ")");
    }

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
        Optional<Refusal> known = known(fault);
        boolean hintAtTrace = Diagnostics.offered(command.getCommandSpec()) && !Diagnostics.wanted(parsed);
        if (Diagnostics.wanted(parsed) || known.isEmpty() && !hintAtTrace) {
            fault.printStackTrace(command.getErr());
        }
        Refusal refusal = known.orElseGet(() -> unexpected(fault, hintAtTrace ? " (run again with --verbose)" : ""));
        return say(command, refusal.code(), refusal.sentence());
    }

    private static Optional<Refusal> known(Throwable fault) {
        return causes(fault).stream()
                .map(cause -> cause instanceof Refusal known ? Optional.of(known) : StartFaults.explain(cause))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Refusal unexpected(Throwable fault, String hint) {
        List<Throwable> causes = causes(fault);
        Throwable root = causes.get(causes.size() - 1);
        return Refusal.unprocessable(
                "UNEXPECTED", root.getClass().getSimpleName() + ": " + oneLine(root.getMessage()) + hint);
    }

    private static List<Throwable> causes(Throwable fault) {
        return java.util.stream.Stream.iterate(fault, java.util.Objects::nonNull, Throwable::getCause)
                .limit(50)
                .toList();
    }

    private static int say(CommandLine command, String code, String sentence) {
        command.getErr().println(code + ": " + sentence);
        return ExitCode.USAGE;
    }

    private static String oneLine(@org.jspecify.annotations.Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("").strip();
    }
}

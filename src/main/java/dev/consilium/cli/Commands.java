package dev.consilium.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/**
 * The commands by name. Only the one that is asked for is loaded: reading the annotations of all of them takes longer than most commands
 * take.
 */
final class Commands {

    static final List<String> NAMES = List.of(
            "serve",
            "intake",
            "export",
            "replay",
            "score",
            "consensus",
            "overlap",
            "fuse",
            "lint",
            "inspect",
            "deidentify",
            "derive",
            "leak-scan",
            "help");

    private Commands() {}

    /** Adds the command the arguments begin with; where they begin with none, all, so that help and mistakes can name them. */
    static void add(CommandLine consilium, String... arguments) {
        if (arguments.length > 0 && !arguments[0].equals("help") && NAMES.contains(arguments[0])) {
            consilium.addSubcommand(type(arguments[0]));
        } else {
            NAMES.forEach(name -> consilium.addSubcommand(type(name)));
        }
    }

    private static Class<?> type(String name) {
        return switch (name) {
            case "serve" -> ServeCommand.class;
            case "intake" -> IntakeCommand.class;
            case "export" -> ExportCommand.class;
            case "replay" -> ReplayCommand.class;
            case "score" -> ScoreCommand.class;
            case "consensus" -> ConsensusCommand.class;
            case "overlap" -> OverlapCommand.class;
            case "fuse" -> FuseCommand.class;
            case "lint" -> LintCommand.class;
            case "inspect" -> InspectCommand.class;
            case "deidentify" -> DeidentifyCommand.class;
            case "derive" -> DeriveCommand.class;
            case "leak-scan" -> LeakScanCommand.class;
            default -> HelpCommand.class;
        };
    }
}

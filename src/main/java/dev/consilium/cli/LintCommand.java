package dev.consilium.cli;

import dev.consilium.common.Refusal;
import dev.consilium.workflow.protocol.CheckedFile;
import dev.consilium.workflow.protocol.PathCheck;
import dev.consilium.workflow.protocol.lint.ProtocolLinter;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code lint}: what has to be mended before a protocol can be deployed. It starts no application. With {@code --json} the answer
 * is an array with one object for every file looked at, {@code {file, findings: [{rule, severity, element, line, message, mend}]}};
 * a file without findings has an empty list.
 */
@Command(
        name = "lint",
        description = {
            "Checks protocols before they are deployed: diagrams, tables, forms, label schemas.",
            "What a file refers to is looked for beside it: shared files in processes/shared, forms in forms/ beside processes/;"
                    + " what is not there is taken from what ships with the product."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With --json: [{file, findings: [{rule, severity, element, line, message, mend}]}], one entry for each file.",
            "Exit codes: 0 nothing to mend, 1 findings, 2 a path that is not there."
        })
final class LintCommand implements Callable<Integer> {

    private static final int FINDINGS = 1;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "A file, the folder of a protocol, or a processes directory.")
    private List<Path> paths = List.of();

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        paths.forEach(LintCommand::require);
        ProtocolLinter linter = ProtocolLinter.standalone();
        List<CheckedFile> checked = new ArrayList<>();
        paths.forEach(path -> checked.addAll(PathCheck.of(path, linter)));
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? LintAnswer.json(checked) : LintAnswer.text(checked));
        return checked.stream().allMatch(file -> file.findings().isEmpty()) ? 0 : FINDINGS;
    }

    private static void require(Path path) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw Refusal.invalid("PATH_MISSING", path + " is not there; check the path.");
        }
    }
}

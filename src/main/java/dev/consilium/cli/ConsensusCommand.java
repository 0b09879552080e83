package dev.consilium.cli;

import dev.consilium.cli.score.ConsensusAnswer;
import dev.consilium.cli.score.ConsensusRun;
import dev.consilium.common.Refusal;
import dev.consilium.quality.consensus.ConsensusMethod;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code consensus}: the labels behind the labels. It starts no application and keeps nothing. */
@Command(
        name = "consensus",
        description = {
            "Finds the true labels behind those of several raters, and what each rater is worth.",
            "One row per label, with columns unit, rater and value; every label of a rater counts."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With --json: {method, status, classes, labels: [{unit, label, posterior, tie}], classPriors, logLikelihood,",
            "iterations, readers: [{rater, confusion, reliability}], inputDigest, ...}; posteriors and the rows (true) and",
            "columns (said) of a confusion are in the order of the classes. A unit without a decision has the label null.",
            "--reports adds readerReports: [{rater, accuracy, information, bias, confusion: [[{share, lo, hi}]], ...}],",
            "--starts adds starts: {objective, best, higher, otherLabels, ...}.",
            "Exit codes: 0 done, whatever the status is; 2 bad usage or input."
        })
final class ConsensusCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "CSV in UTF-8 with a header.")
    private Path file = Path.of("");

    @Option(
            names = "--method",
            required = true,
            description = "majority, weighted, dawid-skene, dawid-skene-mle, one-coin, glad or mace.")
    private String method = "";

    @Option(
            names = "--categories",
            split = ",",
            paramLabel = "VALUE",
            description = "The values that may occur, in order; if not given, those that occur.")
    private List<String> categories = List.of();

    @Option(
            names = "--truth",
            paramLabel = "CSV",
            description = "Columns unit and value: the true value of units where it is known.")
    private @Nullable Path truth;

    @Option(
            names = "--reports",
            description =
                    "Also hold each rater against the consensus of the others: accuracy, information, bias, intervals.")
    private boolean reports;

    @Option(
            names = "--starts",
            paramLabel = "N",
            description = "Of the Dawid-Skene family: also fit from N random starts and say whether any ends higher.")
    private int starts;

    @Option(names = "--seed", paramLabel = "S", description = "Of --starts, 1 if not given.")
    private long seed = 1;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ConsensusMethod chosen = method("--method", method);
        PrintWriter out = spec.commandLine().getOut();
        ConsensusAnswer answer = new ConsensusAnswer(
                ConsensusRun.of(new ConsensusRun.Request(file, chosen, categories, truth, reports, starts, seed)));
        if (json) {
            answer.writeJson(out);
        } else {
            answer.writeText(out);
        }
        return 0;
    }

    /** @throws Refusal INVALID {@code METHOD_UNKNOWN} */
    static ConsensusMethod method(String option, String id) {
        return ConsensusMethod.find(id)
                .orElseThrow(() -> Refusal.invalid(
                        "METHOD_UNKNOWN", option + " is one of " + ConsensusMethod.ids() + ", not " + id + "."));
    }
}

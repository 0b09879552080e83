package dev.consilium.cli;

import dev.consilium.cli.score.ScoreAnswer;
import dev.consilium.cli.score.Scoring;
import dev.consilium.common.Refusal;
import dev.consilium.quality.agreement.Resampling;
import dev.consilium.quality.agreement.Scale;
import dev.consilium.quality.agreement.Weights;
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

/** {@code score}: how far raters agree. It starts no application and keeps nothing. */
@Command(
        name = "score",
        description = {
            "Measures the agreement of labels: one row per label, with columns unit, rater and value.",
            "A value that is empty or NA is missing. What cannot be computed has a status in place of a value."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With --json: {scale, weights, categories, raters, units, ratings, repeated, missing, warnings, metrics,",
            "labels: [{label, metrics}], pairs, within}; each metric is {metricId, definitionVersion, parameters, value,",
            "status, nUnits, nUndefinedUnits, nPairs, ci, inputDigest}.",
            "Exit codes: 0 done, whatever the agreement is; 2 bad usage or input."
        })
final class ScoreCommand implements Callable<Integer> {

    private static final int MOST_REPLICATES = 100_000;

    @Parameters(paramLabel = "FILE", description = "CSV in UTF-8 with a header.")
    private Path file = Path.of("");

    @Option(names = "--scale", description = "nominal (the default), ordinal, interval or ratio.")
    private Scale scale = Scale.NOMINAL;

    @Option(
            names = "--categories",
            split = ",",
            paramLabel = "VALUE",
            description = "The values that may occur, in order; if not given, those that occur.")
    private List<String> categories = List.of();

    @Option(
            names = "--weights",
            description = "identity, linear, quadratic or ordinal: how much two different values agree.")
    private @Nullable Weights weights;

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            description = "Intervals from N samples of the units, for example 2000.")
    private int replicates;

    @Option(names = "--seed", paramLabel = "S", description = "Of the samples; the same seed gives the same answer.")
    private long seed = Resampling.SEED;

    @Option(
            names = "--cluster",
            paramLabel = "COLUMN",
            description = "A column, for example of the patient: samples are then of clusters of units.")
    private @Nullable String cluster;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (replicates < 0 || replicates > MOST_REPLICATES) {
            throw Refusal.invalid(
                    "BOOTSTRAP_INVALID",
                    "--bootstrap takes a number from 0 to " + MOST_REPLICATES + "; 2000 is usual.");
        }
        PrintWriter out = spec.commandLine().getOut();
        ScoreAnswer answer = new ScoreAnswer(
                Scoring.of(new Scoring.Request(file, scale, categories, weights, replicates, seed, cluster)));
        if (json) {
            answer.writeJson(out);
        } else {
            answer.writeText(out);
        }
        return 0;
    }
}

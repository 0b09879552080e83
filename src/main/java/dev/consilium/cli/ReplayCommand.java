package dev.consilium.cli;

import dev.consilium.cli.replay.ReplayFiles;
import dev.consilium.cli.replay.ReplaySummary;
import dev.consilium.cli.replay.RoutingFile;
import dev.consilium.cli.replay.SweepSummary;
import dev.consilium.common.Refusal;
import dev.consilium.quality.consensus.ConsensusMethod;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import dev.consilium.workflow.protocol.Replay;
import dev.consilium.workflow.protocol.ReplaySetting;
import dev.consilium.workflow.protocol.Replayed;
import dev.consilium.workflow.protocol.RoutingThresholds;
import dev.consilium.workflow.protocol.Sweep;
import dev.consilium.workflow.protocol.SweepReport;
import dev.consilium.workflow.recorded.LabelFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code replay}: what a protocol would have made of labels that were recorded elsewhere. */
@Command(
        name = "replay",
        description = {
            "Runs recorded labels through a protocol on the real engine, in memory.",
            "The labels are one row per label (case_id, rater, label[, confidence]), or with --wide one row per case.",
            "A case stays open where its labels ran out, and where arbitration is called for but --truth does not know it."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    private static final String PROFILE = "replay";

    @Option(names = "--protocol", required = true, paramLabel = "KEY", description = "For example finding-consensus.")
    private String protocol = "";

    @Option(names = "--labels", required = true, paramLabel = "CSV", description = "The recorded labels.")
    private Path labels = Path.of("");

    @Option(
            names = "--truth",
            paramLabel = "CSV",
            description = "Columns case_id and label: the truth where it is known.")
    private @Nullable Path truth;

    @Option(
            names = "--categories",
            split = ",",
            paramLabel = "LABEL",
            description = "The label domain; if not given, the labels that occur.")
    private List<String> categories = List.of();

    @Option(
            names = "--wide",
            description =
                    "One column per rater; an id column may come first, and column n says for how many cases a row stands.")
    private boolean wide;

    @Option(names = "--routing", paramLabel = "DMN", description = "A decision table in place of the protocol's own.")
    private @Nullable Path routing;

    @Option(
            names = "--consensus",
            paramLabel = "METHOD",
            description = {
                "How labels become a consensus: majority, weighted, dawid-skene, dawid-skene-mle, one-coin, glad or mace.",
                "Readers are then known from the other recorded cases; without it nothing is known, as in a new project."
            })
    private @Nullable String consensus;

    @Option(
            names = "--threshold",
            paramLabel = "T",
            description = "Accept from this posterior, in place of the table's own number.")
    private @Nullable Double threshold;

    @Option(
            names = "--max-readings",
            paramLabel = "N",
            description = "Ask for more below this number of readings, in place of the table's own.")
    private @Nullable Integer maxReadings;

    @Option(
            names = "--sweep",
            description = {
                "Many thresholds and numbers of readings side by side, through the decision tables alone.",
                "With --out: report.json, sweep.svg and sweep.html."
            })
    private boolean sweep;

    @Option(names = "--out", paramLabel = "DIR", description = "Write report.json and cases.csv there.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Mixin
    private Diagnostics diagnostics = new Diagnostics();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ProtocolBundle bundle = bundle();
        LabelFiles recorded = LabelFiles.read(labels, wide, truth, categories);
        ReplayFiles files = new ReplayFiles(out);
        PrintWriter answer = spec.commandLine().getOut();
        if (sweep) {
            SweepReport report = Sweep.run(bundle, recorded.categories(), recorded.cases(), sweptBy());
            files.write(report);
            answer.println(json ? Answers.json(report) : SweepSummary.of(report));
        } else {
            Replayed replayed = replay(bundle, recorded);
            files.write(replayed);
            answer.println(json ? Answers.json(replayed.report()) : ReplaySummary.of(replayed.report()));
        }
        return 0;
    }

    private ConsensusMethod sweptBy() {
        if (threshold != null || maxReadings != null) {
            throw Refusal.invalid(
                    "SWEEP_TURNS_THESE",
                    "A sweep tries every threshold and number of readings: leave --threshold and --max-readings out.");
        }
        return consensus == null ? ConsensusMethod.DAWID_SKENE : ConsensusCommand.method("--consensus", consensus);
    }

    private ReplaySetting setting() {
        return new ReplaySetting(
                consensus == null ? null : ConsensusCommand.method("--consensus", consensus),
                new RoutingThresholds(threshold, maxReadings));
    }

    private Replayed replay(ProtocolBundle bundle, LabelFiles recorded) {
        ReplaySetting setting = setting();
        try (ConfigurableApplicationContext application = Application.start(diagnostics, PROFILE)) {
            return application.getBean(Replay.class).run(bundle, recorded.categories(), recorded.cases(), setting);
        }
    }

    private ProtocolBundle bundle() {
        ProtocolBundle bundle = new ProtocolLibrary().protocol(protocol);
        return routing == null ? bundle : bundle.with(RoutingFile.read(routing));
    }
}

package dev.consilium.cli;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.Cases;
import dev.consilium.study.IntakeReceipt;
import dev.consilium.study.IntakeReport;
import dev.consilium.study.IntakeView;
import dev.consilium.study.StudyIntake;
import dev.consilium.study.Upload;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code intake}: files into a project, by the same way as an upload. */
@Command(
        name = "intake",
        description = "Takes DICOM files and zip archives into a project.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code 1: a file was rejected, or a series went to quarantine."})
final class IntakeCommand implements Callable<Integer> {

    private static final Actor CLI = Actor.system("cli");
    private static final int FINDINGS = 1;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Directories, DICOM files or zip archives.")
    private List<Path> paths = List.of();

    @Option(names = "--project", required = true, paramLabel = "P", description = "Id or name of the project.")
    private String project = "";

    @Option(names = "--wait", description = "Wait until every series is accepted or in quarantine.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "How long to wait at most, for example 90s; ${DEFAULT-VALUE} if not given.")
    private String timeout = "10m";

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Mixin
    private Diagnostics diagnostics = new Diagnostics();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<Upload> uploads = Uploads.of(paths);
        Duration longest = wait ? longest() : Duration.ZERO;
        try (ConfigurableApplicationContext application = Application.start(diagnostics)) {
            StudyIntake intake = application.getBean(StudyIntake.class);
            String projectId =
                    application.getBean(NamedProjects.class).require(project).id();
            IntakeReceipt receipt = intake.receive(projectId, uploads, CLI, null);
            IntakeView view = receipt.named(intake.await(receipt.intakeId(), longest));
            Cases cases = application.getBean(Cases.class);
            print(IntakeReport.of(
                    view,
                    series -> cases.ofSeries(series).map(found -> found.id()).orElse(null)));
            return IntakeSummary.hasFindings(view) ? FINDINGS : 0;
        }
    }

    private void print(IntakeReport report) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Answers.json(report) : IntakeSummary.text(report));
    }

    private Duration longest() {
        try {
            return DurationStyle.SIMPLE.parse(timeout);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Refusal.invalid("TIMEOUT_INVALID", "--timeout is a time such as 90s or 10m.");
        }
    }
}

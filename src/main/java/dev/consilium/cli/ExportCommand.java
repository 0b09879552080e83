package dev.consilium.cli;

import dev.consilium.common.Refusal;
import dev.consilium.dataset.DirectExport;
import dev.consilium.dataset.ExportFormat;
import dev.consilium.identity.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code export}: the ground truth of a project; the file is there when the whole of it is, or not at all. */
@Command(
        name = "export",
        description = "Writes the ground truth of a project's closed cases.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    private static final Actor CLI = Actor.system("cli");

    @Option(names = "--project", required = true, paramLabel = "P", description = "Id or name of the project.")
    private String project = "";

    @Option(
            names = "--format",
            required = true,
            paramLabel = "json|csv|zip",
            description = "json, csv, or zip: the json with masks as files.")
    private String format = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "File to write; standard output if not given. A zip needs one.")
    private @Nullable Path out;

    @Mixin
    private Diagnostics diagnostics = new Diagnostics();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ExportFormat wanted = ExportFormat.of(format);
        Path target = out;
        if (target == null && !wanted.isText()) {
            throw Refusal.invalid("OUT_MISSING", "A zip is no text: name the file to write with --out.");
        } else if (target == null) {
            print(wanted);
        } else {
            exportTo(wanted, target.toAbsolutePath());
        }
        return 0;
    }

    /** Begins once the whole of it is there. */
    private void print(ExportFormat wanted) {
        try (ConfigurableApplicationContext application = Application.start(diagnostics);
                Reader characters = new InputStreamReader(whole(application, wanted), StandardCharsets.UTF_8)) {
            characters.transferTo(spec.commandLine().getOut());
            spec.commandLine().getOut().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void exportTo(ExportFormat wanted, Path target) {
        try {
            Path unfinished = Files.createTempFile(target.getParent(), ".export", null);
            try (ConfigurableApplicationContext application = Application.start(diagnostics);
                    InputStream whole = whole(application, wanted)) {
                Files.copy(whole, unfinished, StandardCopyOption.REPLACE_EXISTING);
                Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw Refusal.invalid("OUT_NOT_WRITABLE", target + " cannot be written; choose another --out.");
        }
    }

    private InputStream whole(ConfigurableApplicationContext application, ExportFormat wanted) {
        String projectId =
                application.getBean(NamedProjects.class).require(project).id();
        return application.getBean(DirectExport.class).write(projectId, wanted, CLI).stream();
    }
}

package dev.consilium.cli;

import dev.consilium.common.Refusal;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.DicomToolkits;
import dev.consilium.dicom.LeakScan;
import dev.consilium.dicom.LeakScan.Hit;
import dev.consilium.dicom.ReadLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code leak-scan}: whether anything that named somebody in originals stands in files made of them. It starts no application. */
@Command(
        name = "leak-scan",
        description = {
            "Searches files for what named somebody in DICOM originals: as text, UTF-16, base64, backwards, digits without separators.",
            "Any file may be searched: de-identified objects, logs, a dump of the database. It tells where, never what."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With --json: {originals, unreadable, identifiers, files, hits: [{file, tag, length, form, offset}]}; tag is that of the original's",
            "element. Exit codes: 0 no hit, 1 hits or an original that cannot be read, 2 a path that is not there.",
            "What has up to five characters is a hit only as a word, and not among pixels."
        })
final class LeakScanCommand implements Callable<Integer> {

    private static final int FINDINGS = 1;

    /** @param tag as eight hexadecimal digits */
    record FileHit(String file, String tag, int length, LeakScan.Form form, long offset) {}

    record Answer(int originals, List<String> unreadable, int identifiers, int files, List<FileHit> hits) {}

    @Parameters(
            index = "0",
            paramLabel = "ORIGINALS",
            description = "A DICOM file, or a folder with all that is below it.")
    private Path originals = Path.of("");

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "OUTPUT",
            description = "What to search: files, or folders.")
    private List<Path> outputs = List.of();

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final DicomToolkit toolkit = DicomToolkits.present();

    @Override
    public Integer call() throws IOException {
        require(originals);
        outputs.forEach(LeakScanCommand::require);
        LeakScan.Builder builder = new LeakScan.Builder();
        List<String> unreadable = new ArrayList<>();
        int read = 0;
        for (Path file : FileTree.files(originals)) {
            if (add(file, builder)) {
                read++;
            } else {
                unreadable.add(file.toString());
            }
        }
        if (read == 0) {
            throw Refusal.invalid(
                    "NO_ORIGINALS", "No file of " + originals + " is a DICOM object; name the originals first.");
        }
        Answer answer = scan(builder, read, unreadable);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Answers.json(answer) : text(answer));
        return answer.hits().isEmpty() && unreadable.isEmpty() ? 0 : FINDINGS;
    }

    private boolean add(Path file, LeakScan.Builder builder) {
        try (InputStream in = Files.newInputStream(file)) {
            Dataset header = toolkit.readHeader(in, ReadLimits.DEFAULT);
            builder.add(header);
            return true;
        } catch (IOException | DicomException e) {
            return false;
        }
    }

    private Answer scan(LeakScan.Builder builder, int read, List<String> unreadable) throws IOException {
        LeakScan scan = builder.build();
        List<FileHit> hits = new ArrayList<>();
        int files = 0;
        for (Path output : outputs) {
            for (Path file : FileTree.files(output)) {
                files++;
                for (Hit hit : scan.scan(Files.readAllBytes(file), toolkit, ReadLimits.DEFAULT)) {
                    hits.add(new FileHit(
                            file.toString(), String.format("%08X", hit.tag()), hit.length(), hit.form(), hit.offset()));
                }
            }
        }
        return new Answer(read, unreadable, builder.identifiers(), files, hits);
    }

    private static String text(Answer answer) {
        StringBuilder text = new StringBuilder();
        answer.unreadable().forEach(file -> text.append(file).append(": not a DICOM object\n"));
        answer.hits()
                .forEach(hit -> text.append("%s: %d characters of (%s) as %s at %d%n"
                        .formatted(hit.file(), hit.length(), hit.tag(), hit.form(), hit.offset())));
        return text.append("%d hits of %d identifiers from %d originals in %d files"
                        .formatted(answer.hits().size(), answer.identifiers(), answer.originals(), answer.files()))
                .toString();
    }

    private static void require(Path path) {
        if (!Files.exists(path)) {
            throw Refusal.invalid("PATH_MISSING", path + " is not there; check the path.");
        }
    }
}

package dev.consilium.cli;

import dev.consilium.dicom.DicomToolkits;
import dev.consilium.dicom.ReadLimits;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code inspect}: what files are as DICOM objects, and why where they are none. It starts no application, keeps nothing, and a
 * damaged file is an answer like any other.
 */
@Command(
        name = "inspect",
        description = {
            "Tells of DICOM files what they are, whether they can be read and decoded, and if not, why.",
            "It prints the patient's name as the file has it: the answer is as confidential as the files."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With --json, a line for each file: {path, readable, reason, transferSyntax, sopClass, modality, rows, columns,",
            "frames, bitsAllocated, pixelRepresentation, photometric, shape, min, max, pixelDigest, patientNameUtf8}.",
            "Exit code: 0, whatever the files are."
        })
final class InspectCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "A file, or a folder with all that is below it.")
    private List<Path> paths = List.of();

    @Option(names = "--json", description = "Print JSON Lines.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final FileInspection inspection = new FileInspection(DicomToolkits.present(), ReadLimits.DEFAULT);

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (Path path : paths) {
            for (Path file : FileTree.files(path)) {
                InspectedFile answer = inspection.of(file);
                out.println(json ? answer.json() : answer.text());
            }
        }
        return 0;
    }
}

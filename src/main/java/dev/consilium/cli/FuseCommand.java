package dev.consilium.cli;

import dev.consilium.cli.mask.FuseAnswer;
import dev.consilium.cli.mask.FuseRun;
import dev.consilium.common.Refusal;
import dev.consilium.quality.fusion.FusionMethod;
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

/** {@code fuse}: one mask of several, and how each of them stands to it. It starts no application. */
@Command(
        name = "fuse",
        description = {
            "Makes one mask of several on the same voxels: NIfTI, PNG, DICOM Segmentation, COCO runs or RLM1, one file per rater.",
            "Each rater is compared with the consensus of the others. Nothing is resampled: other voxels are refused."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With --json: {method, fieldOfView, reference, status, grid, consensus, prior, iterations, converged, voxels, markedVoxels,",
            "expectedVoxels, uncertainFraction, meanEntropy, majority, raters, metrics, inputDigest}; a rater is {rater, voxels,",
            "volumeMm3, sensitivity, specificity, dice, nsd with --tolerance, referenceVoxels, biasMm3, biasPercent, kept, status}. What each of them is:",
            "docs/reference/fusion.md.",
            "Exit codes: 0 done, whatever the masks agree on; 2 bad usage or input."
        })
final class FuseCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "MASK", description = "A file of each rater.")
    private List<Path> masks = List.of();

    @Option(names = "--method", description = "majority, staple (the default), simple or sba (average of shapes).")
    private FusionMethod method = FusionMethod.STAPLE;

    @Option(
            names = "--itk",
            description =
                    "Prior and specificity over the whole image, as ITK; else over the box around all masks and a voxel more.")
    private boolean itk;

    @Option(
            names = "--self",
            description = "Compare each rater with the consensus of all, the rater included, which flatters.")
    private boolean self;

    @Option(
            names = "--segment",
            paramLabel = "N",
            description = "The value or number that is fused, where a file holds several.")
    private @Nullable Integer segment;

    @Option(
            names = "--object",
            paramLabel = "VALUE",
            description =
                    "The only value of a NIfTI or PNG that is object, for example 0 for black on white; else all but 0.")
    private @Nullable Integer object;

    @Option(
            names = "--extend",
            description =
                    "Masks on the same voxels may reach differently far, as segmentations without their empty slices do.")
    private boolean extend;

    @Option(
            names = "--tolerance",
            paramLabel = "MM",
            description = "Also say how much of each rater's surface lies within so many mm of the consensus (nsd).")
    private @Nullable Double tolerance;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the consensus: .nii, .nii.gz, .png (one slice), .json (COCO runs, one slice) or .rlm.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter printer = spec.commandLine().getOut();
        if (tolerance != null && !(tolerance >= 0 && Double.isFinite(tolerance))) {
            throw Refusal.invalid("TOLERANCE_INVALID", "--tolerance is a length in mm, 0 or more.");
        }
        FuseAnswer answer = new FuseAnswer(
                FuseRun.of(new FuseRun.Request(masks, method, itk, self, segment, object, extend, tolerance, out)));
        if (json) {
            answer.writeJson(printer);
        } else {
            answer.writeText(printer);
        }
        return 0;
    }
}

package dev.consilium.cli;

import dev.consilium.cli.mask.FuseFiles;
import dev.consilium.cli.mask.FuseLabels;
import dev.consilium.cli.mask.FuseRequest;
import dev.consilium.cli.mask.FuseRun;
import dev.consilium.common.Refusal;
import dev.consilium.quality.fusion.FusionMethod;
import dev.consilium.quality.fusion.FusionOptions;
import dev.consilium.quality.fusion.SurfaceAgreement;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fuse}: one mask of several, and how each of them stands to it. It starts no application. */
@Command(
        name = "fuse",
        description = {
            "Makes one mask of several on the same voxels: NIfTI, PNG, DICOM Segmentation, COCO runs or RLM1, one file per rater.",
            "Each rater is compared with the consensus of the others. Nothing is resampled: other voxels are GEOMETRY_MISMATCH."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With --json: {method, definitionVersion, fieldOfView, reference, status, warnings, grid, consensus, prior, iterations,",
            "converged, voxels, markedVoxels, expectedVoxels, uncertainFraction, meanEntropy, majority, raters, metrics, inputDigest}; a rater is",
            "{rater, voxels, volumeMm3, sensitivity, specificity, dice, nsd with --tolerance, referenceVoxels, biasMm3,",
            "biasPercent, kept, status}. With --labels: {method, definitionVersion, fieldOfView, reference, status, warnings, grid,",
            "iterations, converged, uncertainFraction, meanEntropy, tiedVoxels, undecidedVoxels, otherThanMajority,",
            "backgroundPrior, labels, raters, inputDigest}; a label is {number, label, voxels, volumeMm3, digest, prior}, a rater",
            "{rater, confusion, labels}, each of those {number, voxels, referenceVoxels, sensitivity, dice, nsd with --tolerance,",
            "status}. What each of them is: docs/reference/fusion.md.",
            "Exit codes: 0 done, whatever the masks agree on; 1 grids do not match (status GEOMETRY_MISMATCH), and nothing is",
            "written; 2 bad usage or input."
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
            names = "--labels",
            description =
                    "Fuse all labels of the files at once, by name or number, with --method staple or majority; --out is a label map.")
    private boolean labels;

    @Option(
            names = "--segment",
            paramLabel = "N",
            description = "The value or number that is fused, where a file holds several.")
    private @Nullable Integer segment;

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

    @Option(
            names = "--posterior",
            paramLabel = "FILE",
            description =
                    "Write how probable each voxel is, 0 to 1: .nii, .nii.gz, or .png (one slice; 255 is certain).")
    private @Nullable Path posterior;

    @Option(
            names = "--entropy",
            paramLabel = "FILE",
            description =
                    "Write how uncertain each voxel is, the entropy of that in bits, 0 to 1; files as with --posterior.")
    private @Nullable Path entropy;

    @Mixin
    private MaskOptions common = new MaskOptions();

    @Override
    public Integer call() {
        FuseFiles files = FuseFiles.of(out, posterior, entropy);
        FuseRequest request = new FuseRequest(masks, options(), common.reading(), segment, extend, files);
        return common.print(labels ? FuseLabels.of(request) : FuseRun.of(request));
    }

    private FusionOptions options() {
        FusionOptions options = FusionOptions.of(method);
        options = itk ? options.asItk() : options;
        options = self ? options.selfIncluded() : options;
        return tolerance == null ? options : options.measuring(surface(tolerance));
    }

    private static SurfaceAgreement surface(double tolerance) {
        if (!(tolerance >= 0 && Double.isFinite(tolerance))) {
            throw Refusal.invalid("TOLERANCE_INVALID", "--tolerance is a length in mm, 0 or more.");
        }
        return new SurfaceAgreement(tolerance);
    }
}

package dev.consilium.cli;

import dev.consilium.cli.mask.OverlapRun;
import dev.consilium.common.Refusal;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.quality.mask.EmptyPolicy;
import dev.consilium.quality.mask.MaskFamily;
import dev.consilium.quality.mask.MaskSettings;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code overlap}: how far two masks agree. It starts no application and keeps nothing. */
@Command(
        name = "overlap",
        description = {
            "Measures masks against a reference: overlap, distances of surfaces in mm, and what lies within a tolerance.",
            "Files may be NIfTI, PNG, DICOM Segmentation, COCO runs or RLM1; each value or segment is compared for itself.",
            "Of two directories the files of one name are compared, and every figure is summed up over them."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With --json: {reference, prediction, status, dimensions, policy, spacingMm, warnings, metrics, sharedVoxels, pairs: [{label,",
            "segments, status, dice, iou, sensitivity, ppv, hd, hd95, assd, masd, boundaryIou, nsd: {voxel, surfel}, volumes,",
            "counts, metrics}]}; nsd by tolerance, each of metrics as docs/reference/metrics.md defines it.",
            "Of directories: {reference, prediction, policy, warnings, onlyReference, onlyPrediction, summary: [{label, metricId,",
            "toleranceMm, of, cases, valued, undefined, mean, median, lowerQuartile, upperQuartile, worst, worstCase}], cases: [{case,",
            "and what two files have}]}.",
            "Exit codes: 0 done, whatever the overlap is; 1 grids do not match (status GEOMETRY_MISMATCH), or a file has no",
            "namesake; 2 bad usage or input."
        })
final class OverlapCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "REFERENCE", description = "A file of masks, or a directory of such files.")
    private Path reference = Path.of("");

    @Parameters(index = "1", paramLabel = "PREDICTION", description = "Another on the same grid; or a directory.")
    private Path prediction = Path.of("");

    @Option(
            names = "--spacing",
            split = ",",
            paramLabel = "MM",
            description = "z,y,x (or y,x) in mm, in place of what the files say.")
    private List<Double> spacing = List.of();

    @Option(
            names = "--tolerance",
            split = ",",
            paramLabel = "MM",
            description = "Of the surface distance, in mm; 1.0,2.0 if not given.")
    private List<Double> tolerances = MaskSettings.DEFAULT.tolerancesMm();

    @Option(
            names = "--policy",
            description = "What empty masks are worth: agreement (the default; both empty agree), skip or worst.")
    private EmptyPolicy policy = EmptyPolicy.AGREEMENT;

    @Option(
            names = "--dimensions",
            paramLabel = "N",
            description = "3, or 2 for slices each for itself; if not given, 2 for a single slice.")
    private @Nullable Integer dimensions;

    @Mixin
    private MaskOptions options = new MaskOptions();

    @Override
    public Integer call() {
        return options.print(
                OverlapRun.of(new OverlapRun.Request(reference, prediction, options.reading(), spacing(), settings())));
    }

    private @Nullable VoxelSpacing spacing() {
        if (spacing.isEmpty()) {
            return null;
        }
        boolean lengths = spacing.stream().allMatch(mm -> mm > 0 && mm <= 1e4);
        if (!lengths || spacing.size() < 2 || spacing.size() > 3) {
            throw Refusal.invalid(
                    "SPACING_INVALID", "--spacing takes z,y,x (or y,x) in mm, each above 0: for example 2.5,0.7,0.7.");
        }
        int axes = spacing.size();
        return new VoxelSpacing(axes == 2 ? 1 : spacing.get(0), spacing.get(axes - 2), spacing.get(axes - 1));
    }

    private MaskSettings settings() {
        if (!tolerances.stream().allMatch(mm -> mm >= 0 && mm <= 1e4)) {
            throw Refusal.invalid("TOLERANCE_INVALID", "--tolerance takes mm, each 0 or more: for example 1.0,2.0.");
        }
        if (dimensions != null && dimensions != 2 && dimensions != 3) {
            throw Refusal.invalid("DIMENSIONS_INVALID", "--dimensions is 2 or 3.");
        }
        return new MaskSettings(
                tolerances.stream().distinct().toList(),
                MaskSettings.DEFAULT.boundaryMm(),
                policy,
                dimensions == null ? MaskSettings.BY_SHAPE : dimensions,
                EnumSet.allOf(MaskFamily.class),
                Runtime.getRuntime().availableProcessors());
    }
}

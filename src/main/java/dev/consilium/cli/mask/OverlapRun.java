package dev.consilium.cli.mask;

import dev.consilium.cli.mask.MaskPairs.Couple;
import dev.consilium.cli.mask.MaskPairs.Lone;
import dev.consilium.common.Refusal;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.OverlapMatrix;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.imaging.maskfile.MaskReading;
import dev.consilium.quality.mask.GeneralisedDice;
import dev.consilium.quality.mask.MaskComparison;
import dev.consilium.quality.mask.MaskSettings;
import dev.consilium.quality.mask.OverlapReport;
import dev.consilium.quality.metric.MetricResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code overlap}: what the masks of one file, or of one directory, are against those of another. */
public final class OverlapRun {

    private static final VoxelSpacing UNKNOWN = new VoxelSpacing(1, 1, 1);

    private OverlapRun() {}

    /** @param spacing in place of what the files say, null for that */
    public record Request(
            Path reference,
            Path prediction,
            MaskReading reading,
            @Nullable VoxelSpacing spacing,
            MaskSettings settings) {

        Request of(String name) {
            return new Request(reference.resolve(name), prediction.resolve(name), reading, spacing, settings);
        }
    }

    /** What one label is in both files; the numbers as there. */
    record Compared(
            String label,
            @Nullable Integer reference,
            @Nullable Integer prediction,
            OverlapReport report) {}

    /**
     * @param grid of the reference; @param otherGrid of the prediction
     * @param spacingKnown whether files or options told the spacing, so that mm are mm
     * @param overall generalised Dice over all labels
     * @param shared voxels each label of the reference shares with each of the prediction; null where grids do not match
     */
    record Outcome(
            Request request,
            MaskGrid grid,
            MaskGrid otherGrid,
            boolean spacingKnown,
            List<Compared> pairs,
            MetricResult overall,
            @Nullable OverlapMatrix shared) {}

    /**
     * Of two files, or of the files of one name in two directories.
     *
     * @throws Refusal where a file cannot be read, or is more than can be worked on
     */
    public static MaskAnswer of(Request request) {
        boolean one = Files.isDirectory(request.reference());
        boolean other = Files.isDirectory(request.prediction());
        if (one && other) {
            return CasesRun.of(request);
        }
        if (one || other) {
            throw mixed(one ? request.prediction() : request.reference());
        }
        return new OverlapAnswer(compared(request, Lone.TOGETHER));
    }

    private static Refusal mixed(Path file) {
        return Files.exists(file)
                ? Refusal.invalid(
                        "DIRECTORY_AND_FILE", "Give two files, or two directories with files of the same names.")
                : MaskInput.unreadable(file);
    }

    static Outcome compared(Request request, Lone lone) {
        return Bounded.of(() -> outcome(request, lone));
    }

    private static Outcome outcome(Request request, Lone lone) {
        MaskPairs pairs =
                MaskPairs.of(request.reference(), request.prediction(), request.reading(), request.spacing(), lone);
        List<Compared> compared = pairs.pairs().stream()
                .map(pair -> compared(pair, request.settings()))
                .toList();
        List<GeneralisedDice.Label> labels = pairs.pairs().stream()
                .map(pair -> new GeneralisedDice.Label(pair.label(), pair.one(), pair.other()))
                .toList();
        boolean known = request.spacing() != null
                || pairs.placed()
                || !pairs.grid().spacing().equals(UNKNOWN);
        return new Outcome(
                request,
                pairs.grid(),
                pairs.otherGrid(),
                known,
                compared,
                GeneralisedDice.of(labels, request.settings().policy()),
                shared(pairs));
    }

    private static @Nullable OverlapMatrix shared(MaskPairs pairs) {
        return pairs.grid().matches(pairs.otherGrid())
                ? OverlapMatrix.of(
                        pairs.pairs().stream().map(pair -> pair.one().mask()).toList(),
                        pairs.pairs().stream().map(pair -> pair.other().mask()).toList())
                : null;
    }

    private static Compared compared(Couple pair, MaskSettings settings) {
        return new Compared(
                pair.label(),
                pair.reference(),
                pair.prediction(),
                MaskComparison.of(pair.one(), pair.other(), settings));
    }
}

package dev.consilium.cli.mask;

import dev.consilium.cli.mask.MaskPairs.Couple;
import dev.consilium.common.Refusal;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.imaging.maskfile.MaskReading;
import dev.consilium.quality.mask.GeneralisedDice;
import dev.consilium.quality.mask.MaskComparison;
import dev.consilium.quality.mask.MaskSettings;
import dev.consilium.quality.mask.OverlapReport;
import dev.consilium.quality.metric.MetricResult;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code overlap}: what the masks of one file are against those of another. */
public final class OverlapRun {

    private static final VoxelSpacing UNKNOWN = new VoxelSpacing(1, 1, 1);

    private OverlapRun() {}

    /** @param spacing in place of what the files say, null for that */
    public record Request(
            Path reference,
            Path prediction,
            MaskReading reading,
            @Nullable VoxelSpacing spacing,
            MaskSettings settings) {}

    /** What one label is in both files; the numbers as there. */
    record Compared(
            String label,
            @Nullable Integer reference,
            @Nullable Integer prediction,
            OverlapReport report) {}

    /**
     * @param spacingKnown whether files or options told the spacing, so that mm are mm
     * @param overall generalised Dice over all labels
     */
    record Outcome(Request request, MaskGrid grid, boolean spacingKnown, List<Compared> pairs, MetricResult overall) {}

    /** @throws Refusal where a file cannot be read, or is more than can be worked on */
    public static MaskAnswer of(Request request) {
        return Bounded.of(() -> new OverlapAnswer(compared(request)));
    }

    private static Outcome compared(Request request) {
        MaskPairs pairs = MaskPairs.of(request.reference(), request.prediction(), request.reading(), request.spacing());
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
                known,
                compared,
                GeneralisedDice.of(labels, request.settings().policy()));
    }

    private static Compared compared(Couple pair, MaskSettings settings) {
        return new Compared(
                pair.label(),
                pair.reference(),
                pair.prediction(),
                MaskComparison.of(pair.one(), pair.other(), settings));
    }
}

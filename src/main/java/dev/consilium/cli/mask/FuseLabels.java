package dev.consilium.cli.mask;

import dev.consilium.common.Refusal;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import dev.consilium.quality.fusion.FusedLabels;
import dev.consilium.quality.fusion.LabelFusion;
import java.util.List;
import java.util.stream.IntStream;

/** {@code fuse --labels}: makes one label map of several, and writes it where that was asked for. */
public final class FuseLabels {

    private FuseLabels() {}

    /** As {@link FuseRun#of}. @throws Refusal where the request fits one label only, and with what is wrong with which file */
    public static MaskAnswer of(FuseRequest request) {
        if (!LabelFusion.fuses(request.options().method())) {
            throw Refusal.invalid(
                    "METHOD_OF_ONE_LABEL",
                    request.options().method().id() + " fuses one label: take --method staple or majority, or one label"
                            + " with --segment.");
        }
        if (request.segment() != null
                || request.reading().objectValue() != null
                || request.files().maps()) {
            throw Refusal.invalid(
                    "OPTION_OF_ONE_LABEL",
                    "--segment, --object, --posterior and --entropy are of one label: leave out --labels, or them.");
        }
        return Bounded.of(() -> fused(request));
    }

    private static MaskAnswer fused(FuseRequest request) {
        MaskInputs inputs = MaskInputs.read(request.masks(), request.reading(), request.extend());
        LabelInputs labels = LabelInputs.of(inputs);
        FusedLabels fused = LabelFusion.of(labels.raters(), request.options());
        MaskGrid grid = fused.grid();
        if (grid != null) {
            request.files().write(new MaskVolume(grid, segments(labels.labels(), fused)), null);
        }
        return new FuseLabelsAnswer(fused, labels.labels(), inputs.mismatches());
    }

    private static List<Segment> segments(List<LabelInputs.Label> labels, FusedLabels fused) {
        return IntStream.range(0, labels.size())
                .mapToObj(i -> new Segment(
                        labels.get(i).number(),
                        labels.get(i).name(),
                        fused.masks().get(i)))
                .toList();
    }
}

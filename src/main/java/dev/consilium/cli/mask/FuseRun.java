package dev.consilium.cli.mask;

import dev.consilium.common.Refusal;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.quality.fusion.FusedMask;
import dev.consilium.quality.fusion.FusionMethod;
import dev.consilium.quality.fusion.MaskFusion;
import java.util.List;

/** {@code fuse}: reads the masks, makes one of them, and writes it where that was asked for. */
public final class FuseRun {

    private FuseRun() {}

    /** Masks on different grids are an answer, and nothing is written. @throws Refusal with what is wrong with which file */
    public static MaskAnswer of(FuseRequest request) {
        if (request.files().maps() && request.options().method() == FusionMethod.SBA) {
            throw Refusal.invalid(
                    "METHOD_WITHOUT_PROBABILITY",
                    "sba averages distances and gives no probability: take --method staple, majority or simple.");
        }
        return Bounded.of(() -> fused(request));
    }

    private static MaskAnswer fused(FuseRequest request) {
        MaskInputs inputs = MaskInputs.read(request.masks(), request.reading(), request.extend());
        FusedMask fused = MaskFusion.of(inputs.raters(request.segment()), request.options());
        MaskGrid grid = fused.grid();
        RunLengthMask mask = fused.mask();
        if (grid != null && mask != null) {
            Segment consensus = new Segment(request.files().numberOfObject(), "consensus", mask);
            request.files().write(new MaskVolume(grid, List.of(consensus)), fused.posterior());
        }
        return new FuseAnswer(fused, inputs.mismatches());
    }
}

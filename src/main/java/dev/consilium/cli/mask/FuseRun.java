package dev.consilium.cli.mask;

import dev.consilium.common.Refusal;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.quality.fusion.FusedMask;
import dev.consilium.quality.fusion.FusionMethod;
import dev.consilium.quality.fusion.FusionOptions;
import dev.consilium.quality.fusion.MaskFusion;
import dev.consilium.quality.fusion.SurfaceAgreement;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code fuse}: reads the masks, makes one of them, and writes it where that was asked for. */
public final class FuseRun {

    private FuseRun() {}

    /**
     * @param segment which one of each file, null where each has but one
     * @param object the only value that is object, null for all but 0
     * @param extend whether masks may reach differently far
     * @param toleranceMm within which surfaces are compared, null for not to
     * @param out null for not to write the consensus
     */
    public record Request(
            List<Path> masks,
            FusionMethod method,
            boolean itk,
            boolean self,
            @Nullable Integer segment,
            @Nullable Integer object,
            boolean extend,
            @Nullable Double toleranceMm,
            @Nullable Path out) {}

    /** @throws Refusal with what is wrong with which file */
    public static FusedMask of(Request request) {
        try {
            return fused(request);
        } catch (OutOfMemoryError e) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    "MEMORY_EXHAUSTED",
                    "The memory does not hold these masks. Give more (java -Xmx4g -jar ...), or crop them.",
                    e);
        }
    }

    private static FusedMask fused(Request request) {
        MaskOutput output = request.out() == null ? null : MaskOutput.of(request.out(), request.masks());
        FusionOptions options = FusionOptions.of(request.method());
        options = request.itk() ? options.asItk() : options;
        options = request.self() ? options.selfIncluded() : options;
        options = request.toleranceMm() == null
                ? options
                : options.measuring(new SurfaceAgreement(request.toleranceMm()));
        FusedMask fused = MaskFusion.of(
                new MaskInputs(request.segment(), request.object(), request.extend()).read(request.masks()), options);
        MaskGrid grid = fused.grid();
        RunLengthMask mask = fused.mask();
        if (grid == null || mask == null) {
            throw MaskInputs.mismatch("These masks do not lie on the same voxels.");
        }
        if (output != null) {
            output.write(grid, mask);
        }
        return fused;
    }
}

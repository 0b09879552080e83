package dev.consilium.quality.lesion;

import dev.consilium.annotation.LabelKind;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.imaging.mask.Connectivity;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.RunComponents;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.SliceHoles;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.quality.fusion.FusedMask;
import dev.consilium.quality.fusion.FusionMethod;
import dev.consilium.quality.fusion.FusionOptions;
import dev.consilium.quality.fusion.MaskFusion;
import dev.consilium.quality.fusion.PosteriorMap;
import dev.consilium.quality.fusion.RaterMask;
import dev.consilium.quality.fusion.SurfaceAgreement;
import dev.consilium.quality.mask.MaskSettings;
import dev.consilium.study.SeriesGrid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What lesions say beyond their overlap: their volumes, and the outlines of those drawn as masks. */
public final class LesionShapes {

    private final GridShape shape;
    private final @Nullable VoxelSpacing spacing;
    private final Map<String, Double> tolerances;

    /** @param tolerances of the surface distance in mm, by class; a class without one has no surface agreement */
    LesionShapes(SeriesGrid grid, Map<String, Double> tolerances) {
        this.shape = grid.shape();
        this.spacing = grid.spacing().orElse(null);
        this.tolerances = Map.copyOf(tolerances);
    }

    /** With the tolerances of the schema's classes. */
    public static LesionShapes of(SeriesGrid grid, LabelSchema schema) {
        Map<String, Double> tolerances = new HashMap<>();
        schema.classes().forEach(one -> {
            if (one.toleranceMm() != null) {
                tolerances.put(one.code(), one.toleranceMm());
            }
        });
        return new LesionShapes(grid, tolerances);
    }

    /** Null where slices are not evenly spaced. */
    public @Nullable Double volumeMm3(Lesion lesion) {
        return spacing == null ? null : (Double) (lesion.region().volume() * spacing.voxelMm3());
    }

    /** Whether the pair is drawn as masks of one class that has a tolerance. */
    boolean hasSurfaces(LesionPair pair) {
        return pair.agrees()
                && pair.one().region() instanceof RunLengthMask
                && pair.other().region() instanceof RunLengthMask
                && tolerances.containsKey(pair.one().labelClass());
    }

    double toleranceMm(LesionPair pair) {
        return Objects.requireNonNull(tolerances.get(pair.one().labelClass()));
    }

    /** Share of both surfaces within the tolerance (Nikolov 2021); null without surfaces, and where slices are not evenly spaced. */
    public @Nullable Double surfaceAgreement(LesionPair pair) {
        if (spacing == null || !hasSurfaces(pair)) {
            return null;
        }
        return new SurfaceAgreement(toleranceMm(pair), dimensions(pair))
                .of(
                        (RunLengthMask) pair.one().region(),
                        (RunLengthMask) pair.other().region(),
                        spacing);
    }

    /** A polygon has an outline and no top, which would always agree. */
    private static int dimensions(LesionPair pair) {
        return pair.one().label().kind() == LabelKind.MASK ? MaskSettings.BY_SHAPE : 2;
    }

    /** Share of the voxels that any reading has in this place which not all of them have; empty unless two or more drew masks. */
    public Optional<Double> uncertainFraction(LesionGroup place) {
        return fused(place).map(FusedMask::uncertainFraction);
    }

    /** The share of the readings that have a voxel of this place; empty unless two or more drew masks. */
    public Optional<PosteriorMap> votes(LesionGroup place) {
        return fused(place).map(FusedMask::posterior);
    }

    private Optional<FusedMask> fused(LesionGroup place) {
        MaskGrid grid = new MaskGrid(shape, spacing == null ? new VoxelSpacing(1, 1, 1) : spacing, null);
        List<RaterMask> masks = place.members().stream()
                .filter(lesion -> lesion.region() instanceof RunLengthMask)
                .map(lesion -> new RaterMask(Integer.toString(lesion.reading()), grid, (RunLengthMask) lesion.region()))
                .toList();
        return masks.size() < 2
                ? Optional.empty()
                : Optional.of(MaskFusion.of(
                        masks, FusionOptions.of(FusionMethod.MAJORITY).selfIncluded()));
    }

    /** Drawn in more than one piece, or with a hole on a slice: mostly a slip of the brush. */
    boolean isOdd(Lesion lesion) {
        return lesion.region() instanceof RunLengthMask mask
                && (RunComponents.of(mask, Connectivity.CORNERS_26).count() > 1
                        || !SliceHoles.of(mask).empty());
    }
}

package dev.consilium.annotation;

import dev.consilium.annotation.GeometryCheck.Fault;
import dev.consilium.annotation.LabelSchema.RegionRules;
import dev.consilium.imaging.mask.Connectivity;
import dev.consilium.imaging.mask.RunComponents;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.SliceHoles;
import dev.consilium.imaging.mask.VoxelSpacing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Parts and holes of a mask against the rules of its class. Voxels that meet at an edge or a corner are one component, also across
 * slices; a hole is what a region surrounds on a slice.
 */
final class MaskTopology {

    private MaskTopology() {}

    static boolean asked(RegionRules rules) {
        return rules.maximumComponents() != null
                || rules.minimumComponentMm3() != null
                || Boolean.FALSE.equals(rules.holes());
    }

    /** @param spacing empty where it is not known: then nothing is too small */
    static List<Fault> faults(RunLengthMask mask, RegionRules rules, Optional<VoxelSpacing> spacing) {
        List<Fault> faults = new ArrayList<>();
        RunComponents components = RunComponents.of(mask, Connectivity.CORNERS_26);
        Integer most = rules.maximumComponents();
        if (most != null && components.count() > most) {
            faults.add(tooMany(components, most));
        }
        Double least = rules.minimumComponentMm3();
        if (least != null && spacing.isPresent()) {
            tooSmall(components, least, spacing.get().voxelMm3()).ifPresent(faults::add);
        }
        if (Boolean.FALSE.equals(rules.holes())) {
            hole(mask).ifPresent(faults::add);
        }
        return faults;
    }

    /** At the largest that is too much: whatever is larger may stand. */
    private static Fault tooMany(RunComponents components, int most) {
        int surplus = IntStream.range(0, components.count())
                .boxed()
                .sorted(Comparator.comparingLong(components::size).reversed())
                .skip(most)
                .findFirst()
                .orElseThrow();
        VoxelPlace first = VoxelPlace.first(components.together(number -> number == surplus));
        return new Fault(
                "TOO_MANY_COMPONENTS",
                "is in " + components.count() + " pieces, and may be in " + most + ": look " + first.words() + ".",
                first);
    }

    private static Optional<Fault> tooSmall(RunComponents components, double least, double voxelMm3) {
        RunLengthMask small = components.together(number -> components.size(number) * voxelMm3 < least);
        if (small.empty()) {
            return Optional.empty();
        }
        VoxelPlace first = VoxelPlace.first(small);
        return Optional.of(new Fault(
                "COMPONENT_TOO_SMALL",
                "has pieces of less than " + least + " mm3, the first " + first.words() + ".",
                first));
    }

    private static Optional<Fault> hole(RunLengthMask mask) {
        RunLengthMask holes = SliceHoles.of(mask);
        if (holes.empty()) {
            return Optional.empty();
        }
        VoxelPlace first = VoxelPlace.first(holes);
        return Optional.of(new Fault("MASK_HOLE", "has a hole " + first.words() + ": fill it.", first));
    }
}

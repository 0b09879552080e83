package dev.consilium.quality.fusion;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.TestMasks;
import dev.consilium.imaging.mask.VoxelSpacing;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Masks to fuse, and raters who hold them. */
final class TestFusions {

    static final VoxelSpacing SPACING = new VoxelSpacing(2.5, 0.7, 0.8);

    private TestFusions() {}

    /** Named r0, r1, ... in this order. */
    static List<RaterMask> raters(List<RunLengthMask> masks) {
        return IntStream.range(0, masks.size())
                .mapToObj(i -> new RaterMask("r" + i, new MaskGrid(masks.get(i).shape(), SPACING, null), masks.get(i)))
                .toList();
    }

    /** Raters who err each at their own rate about one region; dense or thin, with or without a border nobody marked. */
    static List<boolean[]> panel(GridShape grid, Random random) {
        boolean[] truth = TestMasks.random(grid, random.nextDouble(), random);
        int raters = 2 + random.nextInt(5);
        List<boolean[]> panel = new ArrayList<>();
        for (int r = 0; r < raters; r++) {
            double missed = 0.5 * random.nextDouble();
            double added = 0.3 * random.nextDouble();
            boolean[] mask = new boolean[truth.length];
            for (int at = 0; at < mask.length; at++) {
                mask[at] = truth[at] ? random.nextDouble() >= missed : random.nextDouble() < added;
            }
            panel.add(mask);
        }
        return panel;
    }

    static List<RunLengthMask> masks(GridShape grid, List<boolean[]> voxels) {
        return voxels.stream().map(region -> TestMasks.ofVoxels(grid, region)).toList();
    }
}

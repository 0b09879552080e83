package dev.consilium.imaging.mask;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;

/** Masks of the shared vectors, and small random ones. */
public final class TestMasks {

    private TestMasks() {}

    /** Runs over the whole array, last axis fastest; two dimensions are one slice. */
    public static RunLengthMask ofVector(JsonNode shape, JsonNode runs) {
        int axes = shape.size();
        GridShape grid = new GridShape(
                axes == 2 ? 1 : shape.get(0).asInt(),
                shape.get(axes - 2).asInt(),
                shape.get(axes - 1).asInt());
        boolean[] voxels = new boolean[grid.slices() * grid.pixels()];
        int at = 0;
        boolean foreground = false;
        for (JsonNode run : runs) {
            for (int i = 0; i < run.asInt(); i++) {
                voxels[at++] = foreground;
            }
            foreground = !foreground;
        }
        return ofVoxels(grid, voxels);
    }

    public static RunLengthMask ofVoxels(GridShape grid, boolean[] voxels) {
        MaskBuilder mask = new MaskBuilder(grid);
        for (int at = 0; at < voxels.length; at++) {
            if (voxels[at]) {
                int pixel = at % grid.pixels();
                mask.add(at / grid.pixels(), pixel, pixel + 1);
            }
        }
        return mask.build();
    }

    public static boolean[] random(GridShape grid, double share, Random random) {
        boolean[] voxels = new boolean[grid.slices() * grid.pixels()];
        for (int at = 0; at < voxels.length; at++) {
            voxels[at] = random.nextDouble() < share;
        }
        return voxels;
    }
}

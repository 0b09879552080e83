package dev.consilium.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.imaging.TestImages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShapeAverageTest {

    private static final VoxelSpacing UNIT = new VoxelSpacing(1, 1, 1);
    private static final GridShape GRID = new GridShape(4, 5, 6);

    /**
     * But for one voxel: its distances are -1, 1, twice -sqrt(2) and sqrt(8), whose mean is zero, so that it belongs to the average.
     * The reference sums them to 4e-16 and leaves it out, while it keeps three other voxels of mean zero.
     */
    @Test
    void isTheRegionTheVectorsSay() throws IOException {
        JsonNode vector = TestImages.vector("staple.json");
        List<RunLengthMask> raters = new ArrayList<>();
        vector.path("raters_rle").forEach(runs -> raters.add(TestMasks.ofVector(vector.path("shape"), runs)));
        JsonNode expected = vector.path("sba");
        RunLengthMask average = ShapeAverage.of(raters, UNIT);
        RunLengthMask reference = TestMasks.ofVector(vector.path("shape"), expected.path("rle"));
        RunLengthMask tie = new MaskBuilder(average.shape())
                .add(10, 12 * 32 + 20, 12 * 32 + 21)
                .build();
        assertThat(reference.voxels()).isEqualTo(expected.path("fg").asLong());
        assertThat(average).isEqualTo(RunLengthMask.union(List.of(reference, tie)));
    }

    @Test
    void agreesWithMeasuringEveryPairOfVoxels() {
        Random random = new Random(5);
        VoxelSpacing spacing = new VoxelSpacing(2.5, 0.7, 0.9);
        for (int round = 0; round < 60; round++) {
            List<boolean[]> regions = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                boolean[] region = TestMasks.random(GRID, 0.1 + 0.8 * random.nextDouble(), random);
                region[random.nextInt(region.length)] = true;
                regions.add(region);
            }
            List<RunLengthMask> masks = new ArrayList<>(regions.stream()
                    .map(region -> TestMasks.ofVoxels(GRID, region))
                    .toList());
            RunLengthMask average = ShapeAverage.of(masks, spacing);
            assertThat(average).isEqualTo(measured(regions, spacing));
            Collections.shuffle(masks, random);
            assertThat(ShapeAverage.of(masks, spacing)).isEqualTo(average);
        }
    }

    @Test
    void holdsWhatAllHoldAndNothingThatNoneHolds() {
        Random random = new Random(9);
        for (int round = 0; round < 100; round++) {
            RunLengthMask a = TestMasks.ofVoxels(GRID, TestMasks.random(GRID, 0.5, random));
            RunLengthMask b = TestMasks.ofVoxels(GRID, TestMasks.random(GRID, 0.5, random));
            RunLengthMask average = ShapeAverage.of(List.of(a, b), UNIT);
            RunLengthMask both = RunLengthMask.heldByAtLeast(2, List.of(a, b));
            RunLengthMask either = RunLengthMask.union(List.of(a, b));
            assertThat(average.overlap(both).both()).isEqualTo(both.voxels());
            assertThat(average.overlap(either).both()).isEqualTo(average.voxels());
            assertThat(ShapeAverage.of(List.of(a, a), UNIT)).isEqualTo(a);
        }
    }

    @Test
    void liesHalfWayBetweenTwoBoxes() {
        GridShape wide = new GridShape(1, 20, 40);
        RunLengthMask narrow = new PixelBox(4, 4, 14, 16, 0, 0).rasterised(wide);
        RunLengthMask broad = new PixelBox(4, 4, 20, 16, 0, 0).rasterised(wide);
        assertThat(ShapeAverage.of(List.of(narrow, broad), UNIT).bounds())
                .contains(new VoxelBounds(0, 0, 4, 4, 17, 16));
    }

    @Test
    void aRegionThatFillsTheGridCounts() {
        GridShape small = new GridShape(2, 3, 3);
        RunLengthMask all = new PixelBox(0, 0, 3, 3, 0, 1).rasterised(small);
        RunLengthMask one = new PixelBox(1, 1, 2, 2, 0, 0).rasterised(small);
        assertThat(ShapeAverage.of(List.of(all, one), UNIT)).isEqualTo(all);
    }

    private static RunLengthMask measured(List<boolean[]> regions, VoxelSpacing spacing) {
        int voxels = GRID.slices() * GRID.pixels();
        boolean[] inside = new boolean[voxels];
        for (int at = 0; at < voxels; at++) {
            double sum = 0;
            for (boolean[] region : regions) {
                sum += signed(region, at, spacing);
            }
            inside[at] = sum <= 1e-9;
        }
        return TestMasks.ofVoxels(GRID, inside);
    }

    private static double signed(boolean[] region, int at, VoxelSpacing spacing) {
        double nearest = 1e6;
        for (int other = 0; other < region.length; other++) {
            if (region[other] != region[at]) {
                nearest = Math.min(nearest, distance(at, other, spacing));
            }
        }
        return region[at] ? -nearest : nearest;
    }

    private static double distance(int a, int b, VoxelSpacing spacing) {
        double z = (a / GRID.pixels() - b / GRID.pixels()) * spacing.z();
        double y = (a % GRID.pixels() / GRID.columns() - b % GRID.pixels() / GRID.columns()) * spacing.y();
        double x = (a % GRID.columns() - b % GRID.columns()) * spacing.x();
        return Math.sqrt(z * z + y * y + x * x);
    }
}

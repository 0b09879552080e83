package dev.consilium.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.imaging.mask.MaskVolume.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LatticeAlignmentTest {

    private static final int[] SIDES = {5, 4, 3};
    private static final double[][] STEPS = {{0.8 * 1.1, 0.6 * 1.1, 0}, {-0.6 * 0.9, 0.8 * 0.9, 0}, {0, 0, 2.5}};
    private static final double[] ORIGIN = {-10, 20, 30};

    private final Random random = new Random(11);

    /** All 48 ways to order and reverse three axes. */
    private static Stream<int[]> orders() {
        int[][] permutations = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        return Arrays.stream(permutations).flatMap(axes -> IntStream.range(0, 8)
                .mapToObj(reversed -> new int[] {axes[0], axes[1], axes[2], reversed}));
    }

    private static VoxelAffine base() {
        return VoxelAffine.of(ORIGIN, STEPS);
    }

    private static GridShape shape() {
        return new GridShape(SIDES[2], SIDES[1], SIDES[0]);
    }

    private static MaskGrid ordered(int[] order) {
        double[] first = new double[3];
        double[][] steps = new double[3][3];
        int[] sides = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            boolean reversed = (order[3] >> axis & 1) == 1;
            first[order[axis]] = reversed ? SIDES[order[axis]] - 1 : 0;
            sides[axis] = SIDES[order[axis]];
            for (int i = 0; i < 3; i++) {
                steps[axis][i] = (reversed ? -1 : 1) * STEPS[order[axis]][i];
            }
        }
        return VoxelAffine.of(base().at(first[0], first[1], first[2]), steps)
                .grid(new GridShape(sides[2], sides[1], sides[0]), "2.25.1");
    }

    private MaskVolume drawn(double share) {
        MaskGrid grid = base().grid(shape(), "2.25.1");
        boolean[] voxels = TestMasks.random(shape(), share, random);
        return new MaskVolume(grid, List.of(new Segment(4, "four", TestMasks.ofVoxels(shape(), voxels))));
    }

    @Test
    void everyOrderOfTheAxesKeepsEveryVoxelInItsPlace() {
        orders().forEach(order -> {
            MaskVolume volume = drawn(0.4);
            MaskGrid target = ordered(order);
            MaskVolume aligned = volume.alignedTo(target).orElseThrow();
            assertThat(aligned.grid()).isEqualTo(target);
            assertThat(aligned.segments().get(0).label()).isEqualTo("four");
            assertThat(places(aligned)).containsExactlyInAnyOrderElementsOf(places(volume));
            assertThat(aligned.alignedTo(volume.grid())).contains(volume);
        });
    }

    @Test
    void gridsThatReachDifferentlyFarAreNotAlignedButPlaced() {
        MaskVolume volume = drawn(0.4);
        MaskGrid wider = VoxelAffine.of(base().at(-2, -1, -3), STEPS).grid(new GridShape(9, 6, 9), "2.25.1");
        assertThat(volume.alignedTo(wider)).isEmpty();
        MaskVolume placed = volume.placedIn(wider).orElseThrow();
        assertThat(places(placed)).containsExactlyInAnyOrderElementsOf(places(volume));
        assertThat(placed.placedIn(volume.grid())).contains(volume);
        assertThat(drawn(1).placedIn(VoxelAffine.of(base().at(1, 0, 0), STEPS).grid(shape(), "2.25.1")))
                .isEmpty();
    }

    @Test
    void aGridCoversBoth() {
        MaskGrid grid = base().grid(shape(), "2.25.1");
        MaskGrid other = VoxelAffine.of(base().at(-2, 3, 1), STEPS).grid(shape(), "2.25.1");
        MaskGrid both = grid.covering(other).orElseThrow();
        assertThat(both.shape()).isEqualTo(new GridShape(4, 7, 7));
        for (MaskGrid one : List.of(grid, other)) {
            MaskVolume full = new MaskVolume(one, List.of(new Segment(1, "1", full(one.shape()))));
            assertThat(places(full.placedIn(both).orElseThrow())).containsExactlyInAnyOrderElementsOf(places(full));
        }
    }

    @Test
    void otherVoxelsAreNotAligned() {
        MaskVolume volume = drawn(0.4);
        double[] half = base().at(0.5, 0, 0);
        double[] nearly = {ORIGIN[0] + 2e-3, ORIGIN[1], ORIGIN[2]};
        double[] within = {ORIGIN[0] + 5e-4, ORIGIN[1], ORIGIN[2]};
        double[][] wider = {STEPS[0], STEPS[1], {0, 0, 2.51}};
        double[][] turned = {{1.1, 0, 0}, {0, 0.9, 0}, {0, 0, 2.5}};
        assertThat(volume.alignedTo(VoxelAffine.of(half, STEPS).grid(shape(), null)))
                .isEmpty();
        assertThat(volume.placedIn(VoxelAffine.of(half, STEPS).grid(shape(), null)))
                .isEmpty();
        assertThat(volume.alignedTo(VoxelAffine.of(nearly, STEPS).grid(shape(), null)))
                .isEmpty();
        assertThat(volume.alignedTo(VoxelAffine.of(within, STEPS).grid(shape(), null)))
                .isPresent();
        assertThat(volume.alignedTo(VoxelAffine.of(ORIGIN, wider).grid(shape(), null)))
                .isEmpty();
        assertThat(volume.alignedTo(VoxelAffine.of(ORIGIN, turned).grid(shape(), null)))
                .isEmpty();
        assertThat(volume.alignedTo(base().grid(shape(), "2.25.2"))).isEmpty();
    }

    @Test
    void aGridWithoutAPlaceMatchesOnlyInItsOwnOrder() {
        MaskVolume volume = drawn(0.4);
        MaskGrid nowhere = new MaskGrid(shape(), volume.grid().spacing(), null);
        assertThat(volume.alignedTo(nowhere)).isPresent();
        assertThat(volume.alignedTo(
                        new MaskGrid(new GridShape(4, 3, 5), volume.grid().spacing(), null)))
                .isEmpty();
    }

    private static RunLengthMask full(GridShape shape) {
        boolean[] voxels = new boolean[shape.slices() * shape.pixels()];
        Arrays.fill(voxels, true);
        return TestMasks.ofVoxels(shape, voxels);
    }

    /** Of all foreground, rounded to a hundredth of a millimetre. */
    private static List<String> places(MaskVolume volume) {
        VoxelAffine affine = VoxelAffine.of(volume.grid());
        RunLengthMask mask = volume.segments().get(0).mask();
        int columns = mask.shape().columns();
        List<String> places = new ArrayList<>();
        for (int z = 0; z < mask.shape().slices(); z++) {
            int at = 0;
            int[] runs = mask.runs(z);
            for (int run = 0; run < runs.length; run++) {
                for (int end = at + runs[run]; at < end; at++) {
                    if (run % 2 == 1) {
                        double[] place = affine.at(at % columns, at / columns, z);
                        places.add(Math.round(100 * place[0]) + " " + Math.round(100 * place[1]) + " "
                                + Math.round(100 * place[2]));
                    }
                }
            }
        }
        return places;
    }
}

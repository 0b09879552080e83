package dev.consilium.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunComponentsTest {

    private static final GridShape GRID = new GridShape(4, 5, 6);

    @ParameterizedTest
    @EnumSource
    void areThoseOfFloodingVoxelByVoxel(Connectivity connectivity) {
        Random random = new Random(17);
        for (int round = 0; round < 300; round++) {
            boolean[] voxels = TestMasks.random(GRID, random.nextDouble(), random);
            RunLengthMask mask = TestMasks.ofVoxels(GRID, voxels);
            RunComponents components = RunComponents.of(mask, connectivity);
            List<RunLengthMask> expected = flooded(voxels, connectivity);
            assertThat(components.masks()).isEqualTo(expected);
            assertThat(components.count()).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                assertThat(components.size(i)).isEqualTo(expected.get(i).voxels());
            }
            assertThat(components.atLeast(3))
                    .isEqualTo(
                            expected.stream().filter(part -> part.voxels() >= 3).toList());
        }
    }

    /** The last pixel of a row and the first of the next follow each other in a run, but are no neighbours. */
    @Test
    void aRunOverTheEndOfARowIsCutThere() {
        RunLengthMask mask = new MaskBuilder(GRID).add(1, 5, 7).build();
        for (Connectivity connectivity : Connectivity.values()) {
            assertThat(RunComponents.of(mask, connectivity).count()).isEqualTo(2);
        }
    }

    @Test
    void aSpiralIsOne() {
        int side = 41;
        GridShape grid = new GridShape(1, side, side);
        boolean[] voxels = new boolean[side * side];
        int y = 0;
        int x = 0;
        int dy = 0;
        int dx = 1;
        voxels[0] = true;
        for (int turns = 0; turns < 2; ) {
            boolean free = inside(y + dy, x + dx, side) && !voxels[(y + dy) * side + x + dx];
            boolean apart = !inside(y + 2 * dy, x + 2 * dx, side) || !voxels[(y + 2 * dy) * side + x + 2 * dx];
            if (free && apart) {
                y += dy;
                x += dx;
                voxels[y * side + x] = true;
                turns = 0;
            } else {
                int turned = dx;
                dx = -dy;
                dy = turned;
                turns++;
            }
        }
        RunComponents components = RunComponents.of(TestMasks.ofVoxels(grid, voxels), Connectivity.PLANAR_4);
        assertThat(components.count()).isEqualTo(1);
        assertThat(components.size(0)).isGreaterThan(side * side / 3);
    }

    @Test
    void anEmptyMaskHasNone() {
        RunComponents none = RunComponents.of(new MaskBuilder(GRID).build(), Connectivity.CORNERS_26);
        assertThat(none.count()).isZero();
        assertThat(none.masks()).isEmpty();
    }

    private static boolean inside(int y, int x, int side) {
        return y >= 0 && y < side && x >= 0 && x < side;
    }

    private static List<RunLengthMask> flooded(boolean[] voxels, Connectivity connectivity) {
        boolean[] left = voxels.clone();
        List<RunLengthMask> parts = new ArrayList<>();
        for (int start = 0; start < left.length; start++) {
            if (left[start]) {
                boolean[] part = new boolean[left.length];
                Deque<Integer> queue = new ArrayDeque<>(List.of(start));
                left[start] = false;
                while (!queue.isEmpty()) {
                    int at = queue.pop();
                    part[at] = true;
                    for (int other = 0; other < left.length; other++) {
                        if (left[other] && neighbours(at, other, connectivity)) {
                            left[other] = false;
                            queue.push(other);
                        }
                    }
                }
                parts.add(TestMasks.ofVoxels(GRID, part));
            }
        }
        return parts;
    }

    private static boolean neighbours(int a, int b, Connectivity connectivity) {
        int z = Math.abs(a / GRID.pixels() - b / GRID.pixels());
        int y = Math.abs(a % GRID.pixels() / GRID.columns() - b % GRID.pixels() / GRID.columns());
        int x = Math.abs(a % GRID.columns() - b % GRID.columns());
        return switch (connectivity) {
            case FACES_6 -> z + y + x == 1;
            case CORNERS_26 -> Math.max(z, Math.max(y, x)) == 1;
            case PLANAR_4 -> z == 0 && y + x == 1;
            case PLANAR_8 -> z == 0 && Math.max(y, x) == 1;
        };
    }
}

package dev.consilium.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SliceHolesTest {

    @Test
    void areWhatNoFloodFromTheEdgeReaches() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            GridShape grid = new GridShape(1 + random.nextInt(3), 1 + random.nextInt(9), 1 + random.nextInt(9));
            boolean[] voxels = TestMasks.random(grid, 0.3 + 0.6 * random.nextDouble(), random);
            assertThat(SliceHoles.of(TestMasks.ofVoxels(grid, voxels)))
                    .isEqualTo(TestMasks.ofVoxels(grid, unreached(grid, voxels)));
        }
    }

    @Test
    void aRingThatTouchesOnlyAtCornersHoldsNothing() {
        GridShape grid = new GridShape(1, 3, 3);
        boolean f = false;
        boolean t = true;
        assertThat(SliceHoles.of(TestMasks.ofVoxels(grid, new boolean[] {f, t, f, t, f, t, f, t, f}))
                        .empty())
                .isTrue();
        assertThat(SliceHoles.of(TestMasks.ofVoxels(grid, new boolean[] {t, t, t, t, f, t, t, t, t}))
                        .voxels())
                .isEqualTo(1);
    }

    private static boolean[] unreached(GridShape grid, boolean[] voxels) {
        boolean[] holes = new boolean[voxels.length];
        for (int z = 0; z < grid.slices(); z++) {
            boolean[] reached = reached(grid, voxels, z * grid.pixels());
            for (int at = 0; at < grid.pixels(); at++) {
                holes[z * grid.pixels() + at] = !voxels[z * grid.pixels() + at] && !reached[at];
            }
        }
        return holes;
    }

    private static boolean[] reached(GridShape grid, boolean[] voxels, int base) {
        boolean[] reached = new boolean[grid.pixels()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int at = 0; at < grid.pixels(); at++) {
            int y = at / grid.columns();
            int x = at % grid.columns();
            if (!voxels[base + at] && (y == 0 || x == 0 || y == grid.rows() - 1 || x == grid.columns() - 1)) {
                reached[at] = true;
                open.add(at);
            }
        }
        while (!open.isEmpty()) {
            int at = open.remove();
            for (int step = 0; step < 9; step++) {
                int y = at / grid.columns() + step / 3 - 1;
                int x = at % grid.columns() + step % 3 - 1;
                int next = y * grid.columns() + x;
                if (y >= 0
                        && x >= 0
                        && y < grid.rows()
                        && x < grid.columns()
                        && !voxels[base + next]
                        && !reached[next]) {
                    reached[next] = true;
                    open.add(next);
                }
            }
        }
        return reached;
    }
}

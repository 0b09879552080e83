package dev.consilium.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class VoxelBitsTest {

    private final Random random = new Random(29);

    private interface Place {
        void take(int z, int y, int x);
    }

    @Test
    void holdThePartOfAMaskInABoxThatMayReachBeyondTheGrid() {
        for (int round = 0; round < 200; round++) {
            GridShape shape = shape();
            boolean[] voxels = TestMasks.random(shape, random.nextDouble(), random);
            VoxelBounds box = new VoxelBounds(
                    random.nextInt(3) - 1,
                    shape.slices() - random.nextInt(2),
                    random.nextInt(3) - 1,
                    random.nextInt(3) - 1,
                    shape.columns() + random.nextInt(2),
                    shape.rows() + random.nextInt(2));
            if (box.columns() <= 0 || box.rows() <= 0 || box.slices() <= 0) {
                continue;
            }
            VoxelBits bits = VoxelBits.of(TestMasks.ofVoxels(shape, voxels), box);
            long[] count = new long[1];
            each(box.slices(), box.rows(), box.columns(), (z, y, x) -> {
                boolean expected = at(voxels, shape, z + box.firstSlice(), y + box.y0(), x + box.x0());
                assertThat(bits.holds(z, y, x)).isEqualTo(expected);
                assertThat(bits.outside().holds(z, y, x)).isEqualTo(!expected);
                count[0] += expected ? 1 : 0;
            });
            assertThat(bits.count()).isEqualTo(count[0]);
            assertThat(bits.outside().count() + count[0]).isEqualTo((long) box.slices() * box.rows() * box.columns());
            assertThat(bits.common(bits.outside())).isZero();
        }
    }

    @Test
    void haveABorderWhereANeighbourLiesOutside() {
        for (int round = 0; round < 200; round++) {
            GridShape shape = shape();
            boolean[] voxels = TestMasks.random(shape, 1 - 0.3 * random.nextDouble(), random);
            VoxelBits bits = VoxelBits.of(voxels, true, shape.slices(), shape.rows(), shape.columns());
            each(shape.slices(), shape.rows(), shape.columns(), (z, y, x) -> {
                boolean own = at(voxels, shape, z, y, x);
                boolean planar = at(voxels, shape, z, y - 1, x)
                        && at(voxels, shape, z, y + 1, x)
                        && at(voxels, shape, z, y, x - 1)
                        && at(voxels, shape, z, y, x + 1);
                boolean inside = planar && at(voxels, shape, z - 1, y, x) && at(voxels, shape, z + 1, y, x);
                assertThat(bits.border(true).holds(z, y, x)).isEqualTo(own && !planar);
                assertThat(bits.border(false).holds(z, y, x)).isEqualTo(own && !inside);
            });
        }
    }

    @Test
    void haveSurfaceCornersWhereNeighboursDiffer() {
        for (int round = 0; round < 200; round++) {
            GridShape shape = shape();
            boolean[] voxels = TestMasks.random(shape, random.nextDouble(), random);
            VoxelBits bits = VoxelBits.of(voxels, true, shape.slices(), shape.rows(), shape.columns());
            SurfaceCorners solid = SurfaceCorners.of(bits, false);
            SurfaceCorners planar = SurfaceCorners.of(bits, true);
            int[] at = new int[2];
            each(shape.slices() + 1, shape.rows() + 1, shape.columns() + 1, (z, y, x) -> {
                int flat = quarter(voxels, shape, z, y, x);
                int code = quarter(voxels, shape, z - 1, y, x) << 4 | flat;
                assertThat(solid.corners().holds(z, y, x)).isEqualTo(code != 0 && code != 255);
                if (code != 0 && code != 255) {
                    assertThat(solid.codes()[at[0]++] & 0xFF).isEqualTo(code);
                }
                if (z < shape.slices()) {
                    assertThat(planar.corners().holds(z, y, x)).isEqualTo(flat != 0 && flat != 15);
                    if (flat != 0 && flat != 15) {
                        assertThat(planar.codes()[at[1]++]).isEqualTo((byte) flat);
                    }
                }
            });
            assertThat(solid.codes()).hasSize(at[0]);
            assertThat(planar.codes()).hasSize(at[1]);
        }
    }

    private static int quarter(boolean[] voxels, GridShape shape, int z, int y, int x) {
        return (at(voxels, shape, z, y - 1, x - 1) ? 8 : 0)
                + (at(voxels, shape, z, y - 1, x) ? 4 : 0)
                + (at(voxels, shape, z, y, x - 1) ? 2 : 0)
                + (at(voxels, shape, z, y, x) ? 1 : 0);
    }

    private GridShape shape() {
        return new GridShape(
                1 + random.nextInt(3), 1 + random.nextInt(4), 1 + random.nextInt(random.nextInt(3) == 0 ? 131 : 6));
    }

    private static boolean at(boolean[] voxels, GridShape shape, int z, int y, int x) {
        return z >= 0
                && z < shape.slices()
                && y >= 0
                && y < shape.rows()
                && x >= 0
                && x < shape.columns()
                && voxels[(z * shape.rows() + y) * shape.columns() + x];
    }

    private static void each(int slices, int rows, int columns, Place place) {
        for (int z = 0; z < slices; z++) {
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < columns; x++) {
                    place.take(z, y, x);
                }
            }
        }
    }
}

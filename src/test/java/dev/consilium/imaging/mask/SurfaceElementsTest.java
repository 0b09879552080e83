package dev.consilium.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SurfaceElementsTest {

    private static final double[] MM = {2.5, 0.7, 1.3};

    @Test
    void oneVoxelHasTheAreaOfAnOctahedron() {
        double[] areas = SurfaceElements.areas(new VoxelSpacing(1, 1, 1));
        double area = 0;
        for (int corner = 0; corner < 8; corner++) {
            area += areas[1 << corner];
        }
        assertThat(area).isEqualTo(Math.sqrt(3), within(1e-12));
    }

    @Test
    void onePixelHasTheLengthOfARhombus() {
        double[] lengths = SurfaceElements.lengths(new VoxelSpacing(9, 2, 1));
        assertThat(lengths[1] + lengths[2] + lengths[4] + lengths[8]).isEqualTo(4.4721360, within(1e-7));
        assertThat(lengths[0b1100]).isEqualTo(1);
        assertThat(lengths[0b0101]).isEqualTo(2);
        assertThat(lengths[0b1001]).isEqualTo(Math.sqrt(5), within(1e-12));
        assertThat(lengths[0]).isZero();
        assertThat(lengths[15]).isZero();
    }

    @Test
    void planesHaveTheAreaOfTheSideOrTheSectionOfAVoxel() {
        double[] areas = SurfaceElements.areas(new VoxelSpacing(2, 3, 5));
        assertThat(areas[0b11110000]).isEqualTo(15, within(1e-12));
        assertThat(areas[0b11001100]).isEqualTo(10, within(1e-12));
        assertThat(areas[0b10101010]).isEqualTo(6, within(1e-12));
        // an edge along x: a strip as long as the voxel, across from the middle of one side to that of the next
        assertThat(areas[0b11000000]).isEqualTo(5 * Math.hypot(1, 1.5), within(1e-12));
    }

    /** Inside and outside are alike, and so are the axes, whichever way they run. */
    @Test
    void turningAndMirroringTheCubeTurnsItsArea() {
        double[] areas = SurfaceElements.areas(new VoxelSpacing(MM[0], MM[1], MM[2]));
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        for (int[] order : orders) {
            double[] turned = SurfaceElements.areas(new VoxelSpacing(MM[order[0]], MM[order[1]], MM[order[2]]));
            for (int mirror = 0; mirror < 8; mirror++) {
                for (int code = 0; code < 256; code++) {
                    assertThat(turned[turned(code, order, mirror)]).isEqualTo(areas[code], within(1e-12));
                    assertThat(areas[255 - code]).isEqualTo(areas[code], within(1e-12));
                }
            }
        }
    }

    /** A ball's surface as fine as one likes is too large by the share marching cubes add to slanted planes, some per cent. */
    @Test
    void aBallHasNearlyItsSurface() {
        double radius = 20;
        int side = 46;
        GridShape grid = new GridShape(side, side, side);
        MaskBuilder ball = new MaskBuilder(grid);
        for (int z = 0; z < side; z++) {
            for (int at = 0; at < grid.pixels(); at++) {
                double dz = z - 22.5;
                double dy = at / side - 22.5;
                double dx = at % side - 22.5;
                if (dz * dz + dy * dy + dx * dx <= radius * radius) {
                    ball.add(z, at, at + 1);
                }
            }
        }
        VoxelBits bits = VoxelBits.of(ball.build(), new VoxelBounds(0, side - 1, 0, 0, side, side));
        double area = SurfaceCorners.of(bits, false).sum(SurfaceElements.areas(new VoxelSpacing(1, 1, 1)));
        assertThat(area / (4 * Math.PI * radius * radius)).isBetween(1.0, 1.1);
    }

    @Test
    void aClosedSurfaceHasTheSameAreaCountedByCodeOrByCorner() {
        Random random = new Random(37);
        double[] areas = SurfaceElements.areas(new VoxelSpacing(MM[0], MM[1], MM[2]));
        GridShape grid = new GridShape(3, 4, 5);
        for (int round = 0; round < 50; round++) {
            VoxelBits bits = VoxelBits.of(TestMasks.random(grid, 0.5, random), true, 3, 4, 5);
            SurfaceCorners corners = SurfaceCorners.of(bits, false);
            double area = 0;
            for (byte code : corners.codes()) {
                area += areas[code & 0xFF];
            }
            assertThat(corners.sum(areas)).isEqualTo(area, within(1e-9));
            assertThat(corners.sumWhere(corners.corners().outside(), areas)).isZero();
        }
    }

    private static int turned(int code, int[] order, int mirror) {
        int turned = 0;
        for (int corner = 0; corner < 8; corner++) {
            int place = 7 - corner;
            int[] from = {place >> 2, place >> 1 & 1, place & 1};
            int to = 0;
            for (int axis = 0; axis < 3; axis++) {
                to = 2 * to + (from[order[axis]] ^ mirror >> axis & 1);
            }
            turned |= (code >> corner & 1) << (7 - to);
        }
        return turned;
    }
}

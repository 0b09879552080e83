package dev.consilium.imaging.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskFormatException;
import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.TestMasks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PolygonMaskTest {

    private static final GridShape GRID = new GridShape(2, 9, 11);

    /** Of corners on quarters of pixels: so little to the right and, far less, down that no corner on quarters of pixels is passed but the one it stands on. */
    private static final double RIGHT = 1e-4;

    private static final double DOWN = 1e-9;

    @Test
    void holdsThePixelsWhoseCentreLiesInsideWhateverTheOutline() {
        Random random = new Random(1);
        for (int round = 0; round < 4000; round++) {
            int parts = 1 << random.nextInt(4);
            Polygon polygon = new Polygon(
                    outline(random, parts), random.nextBoolean() ? List.of() : List.of(outline(random, parts)));
            assertThat(PolygonMask.of(polygon, 1, GRID))
                    .as("%s", polygon)
                    .isEqualTo(counted(polygon, parts > 4 ? 0 : 1));
        }
    }

    @Test
    void theWayAnOutlineRunsAndWhereItBeginsChangeNothing() {
        Random random = new Random(2);
        for (int round = 0; round < 500; round++) {
            List<Point> points =
                    new ArrayList<>(PolygonTest.tangle(random, 7, 10).points());
            RunLengthMask mask = PolygonMask.of(Polygon.of(new Ring(points)), 0, GRID);
            Collections.reverse(points);
            Collections.rotate(points, random.nextInt(7));
            assertThat(PolygonMask.of(Polygon.of(new Ring(points)), 0, GRID)).isEqualTo(mask);
        }
    }

    @Test
    void aBoxHoldsTheSamePixelsAsItsOutline() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            double x = random.nextInt(40) / 4.0 - 1;
            double y = random.nextInt(40) / 4.0 - 1;
            double width = (1 + random.nextInt(30)) / 4.0;
            double height = (1 + random.nextInt(30)) / 4.0;
            Ring outline = PolygonTest.ring(x, y, x + width, y, x + width, y + height, x, y + height);
            assertThat(PolygonMask.of(Polygon.of(outline), 1, GRID))
                    .isEqualTo(new PixelBox(x, y, x + width, y + height, 1, 1).rasterised(GRID));
        }
    }

    @Test
    void ofPolygonsThatShareTheirSidesExactlyOneHasEachPixel() {
        Random random = new Random(4);
        for (int round = 0; round < 2000; round++) {
            double step = round % 2 == 0 ? 0.5 : random.nextDouble();
            Point middle = new Point(Math.floor(random.nextInt(40) * 0.25 / step) * step, random.nextInt(18) / 2.0);
            List<Point> border = List.of(
                    new Point(-1, -1),
                    new Point(random.nextInt(11), -1),
                    new Point(12, -1),
                    new Point(12, random.nextInt(9)),
                    new Point(12, 10),
                    new Point(-1, 10));
            long sum = 0;
            List<RunLengthMask> wedges = new ArrayList<>();
            for (int i = 0; i < border.size(); i++) {
                Ring wedge = new Ring(List.of(middle, border.get(i), border.get((i + 1) % border.size())));
                wedges.add(PolygonMask.of(Polygon.of(wedge), 0, GRID));
                sum += wedges.get(i).voxels();
            }
            assertThat(sum).isEqualTo(GRID.pixels());
            assertThat(RunLengthMask.union(wedges).voxels()).isEqualTo(GRID.pixels());
        }
    }

    @Test
    void aCentreOnASideBelongsToWhatIsRightOfItOrBelow() {
        assertThat(pixels(PolygonTest.ring(1.5, 1.5, 3.5, 1.5, 3.5, 3.5, 1.5, 3.5)))
                .containsExactly(12, 13, 23, 24);
        assertThat(pixels(PolygonTest.ring(1.5, 1.5, 3.5, 1.5, 1.5, 3.5))).containsExactly(12, 13, 23);
        assertThat(pixels(PolygonTest.ring(3.5, 1.5, 3.5, 3.5, 1.5, 3.5))).containsExactly(24);
    }

    @Test
    void whatReachesBeyondTheImageIsCutAtItsEdge() {
        Ring wide = PolygonTest.ring(-1e8, -1e8, 1e8, -1e8, 1e8, 1e8, -1e8, 1e8);
        assertThat(PolygonMask.of(Polygon.of(wide), 0, GRID).voxels()).isEqualTo(GRID.pixels());
        Ring off = PolygonTest.ring(50, 50, 60, 50, 60, 60);
        assertThat(PolygonMask.of(Polygon.of(off), 0, GRID).empty()).isTrue();
        assertThatThrownBy(() -> PolygonMask.of(Polygon.of(off), 2, GRID)).isInstanceOf(MaskFormatException.class);
    }

    @Test
    void outlinesOfAMaskMakeTheMaskAgain() {
        Random random = new Random(5);
        for (int round = 0; round < 3000; round++) {
            GridShape grid = new GridShape(1, 1 + random.nextInt(9), 1 + random.nextInt(9));
            boolean[] voxels = TestMasks.random(grid, random.nextDouble(), random);
            RunLengthMask mask = TestMasks.ofVoxels(grid, voxels);
            List<Polygon> outlines = MaskOutlines.of(mask, 0);
            assertThat(PolygonMask.of(Map.of(0, outlines), grid)).isEqualTo(mask);
            assertThat(RunLengthMask.union(each(outlines, mask))).isEqualTo(mask);
            assertThat(each(outlines, mask).stream()
                            .mapToLong(RunLengthMask::voxels)
                            .sum())
                    .isEqualTo(mask.voxels());
            assertThat(outlines.stream().mapToDouble(Polygon::area).sum()).isEqualTo(mask.voxels());
            assertThat(outlines).hasSize(regions(voxels, grid));
            for (Polygon outline : outlines) {
                assertThat(outline.crossing()).isEmpty();
                assertThat(outline.outer().signedArea()).isPositive();
                assertThat(outline.holes()).allMatch(hole -> hole.signedArea() < 0);
            }
        }
    }

    @Test
    void anOutlineGoesAlongTheEdgesOfPixelsAndTurnsAtItsCorners() {
        boolean[] voxels = new boolean[25];
        Arrays.fill(voxels, 6, 9, true);
        Arrays.fill(voxels, 11, 14, true);
        Arrays.fill(voxels, 16, 19, true);
        voxels[12] = false;
        GridShape grid = new GridShape(1, 5, 5);
        assertThat(MaskOutlines.of(TestMasks.ofVoxels(grid, voxels), 0))
                .containsExactly(new Polygon(
                        PolygonTest.ring(1, 1, 4, 1, 4, 4, 1, 4), List.of(PolygonTest.ring(2, 3, 3, 3, 3, 2, 2, 2))));
    }

    private static List<RunLengthMask> each(List<Polygon> outlines, RunLengthMask mask) {
        List<RunLengthMask> each = new ArrayList<>();
        each.add(PolygonMask.of(Map.of(), mask.shape()));
        outlines.forEach(outline -> each.add(PolygonMask.of(outline, 0, mask.shape())));
        return each;
    }

    private static List<Integer> pixels(Ring ring) {
        boolean[] found = new boolean[GRID.pixels()];
        RunLengthMask mask = PolygonMask.of(Polygon.of(ring), 0, GRID);
        int at = 0;
        int[] runs = mask.runs(0);
        for (int run = 0; run < runs.length; run++) {
            Arrays.fill(found, at, at + runs[run], run % 2 == 1);
            at += runs[run];
        }
        return Stream.iterate(0, i -> i + 1)
                .limit(found.length)
                .filter(i -> found[i])
                .toList();
    }

    /** Corners on whole pixels, halves or quarters, or anywhere. */
    private static Ring outline(Random random, int parts) {
        int corners = 3 + random.nextInt(6);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < corners; i++) {
            points.add(
                    parts > 4
                            ? new Point(random.nextDouble() * 13 - 1, random.nextDouble() * 11 - 1)
                            : new Point(
                                    random.nextInt(13 * parts) / (double) parts - 1,
                                    random.nextInt(11 * parts) / (double) parts - 1));
        }
        return new Ring(points);
    }

    private static RunLengthMask counted(Polygon polygon, int shift) {
        boolean[] voxels = new boolean[GRID.slices() * GRID.pixels()];
        for (int at = 0; at < GRID.pixels(); at++) {
            voxels[GRID.pixels() + at] = inside(
                    polygon, at % GRID.columns() + 0.5 + shift * RIGHT, at / GRID.columns() + 0.5 + shift * DOWN);
        }
        return TestMasks.ofVoxels(GRID, voxels);
    }

    /** By counting the sides above a point: another way than that of rows. */
    static boolean inside(Polygon polygon, double x, double y) {
        boolean inside = false;
        for (Ring ring : polygon.rings()) {
            for (int edge = 0; edge < ring.size(); edge++) {
                Point a = ring.from(edge);
                Point b = ring.to(edge);
                if (a.x() <= x != b.x() <= x) {
                    inside ^= a.y() + (x - a.x()) * (b.y() - a.y()) / (b.x() - a.x()) < y;
                }
            }
        }
        return inside;
    }

    private static int regions(boolean[] voxels, GridShape grid) {
        boolean[] seen = voxels.clone();
        int regions = 0;
        for (int at = 0; at < seen.length; at++) {
            if (seen[at]) {
                regions++;
                clear(seen, grid, at / grid.columns(), at % grid.columns());
            }
        }
        return regions;
    }

    private static void clear(boolean[] seen, GridShape grid, int row, int column) {
        boolean within = row >= 0 && column >= 0 && row < grid.rows() && column < grid.columns();
        if (!within || !seen[row * grid.columns() + column]) {
            return;
        }
        seen[row * grid.columns() + column] = false;
        clear(seen, grid, row - 1, column);
        clear(seen, grid, row + 1, column);
        clear(seen, grid, row, column - 1);
        clear(seen, grid, row, column + 1);
    }
}

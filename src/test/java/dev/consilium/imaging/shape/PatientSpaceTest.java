package dev.consilium.imaging.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.imaging.mask.Placement;
import dev.consilium.imaging.mask.VoxelSpacing;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatientSpaceTest {

    private static final VoxelSpacing SPACING = new VoxelSpacing(2.5, 0.8, 0.5);

    private final PatientSpace axial = new PatientSpace(
            grid(List.of(-100.0, -50.0, 30.0), List.of(1.0, 0.0, 0.0), List.of(0.0, 1.0, 0.0), List.of(0.0, 0.0, 1.0)));

    @Test
    void theCentreOfTheFirstPixelIsTheOrigin() {
        assertThat(axial.at(new Point(0.5, 0.5), 0)).isEqualTo(new PatientPoint(-100, -50, 30));
        assertThat(axial.at(new Point(2.5, 1.5), 2)).isEqualTo(new PatientPoint(-99, -49.2, 35));
        assertThat(axial.toVoxel(new PatientPoint(-99, -49.2, 35)).x()).isEqualTo(2.5, within(1e-12));
    }

    @Test
    void bothWaysLeadBackOnEveryGridEvenWhereSlicesLieAslant() {
        Random random = new Random(31);
        for (int round = 0; round < 300; round++) {
            PatientSpace space = new PatientSpace(oblique(random));
            Point point = new Point(random.nextDouble() * 500, random.nextDouble() * 500);
            double slice = random.nextInt(100);
            VoxelPoint back = space.toVoxel(space.at(point, slice));
            assertThat(back.x()).isEqualTo(point.x(), within(1e-7));
            assertThat(back.y()).isEqualTo(point.y(), within(1e-7));
            assertThat(back.slice()).isEqualTo(slice, within(1e-7));
        }
    }

    @Test
    void shapesComeBackToTheirSliceAndKeepTheirLengthInMm() {
        Random random = new Random(32);
        for (int round = 0; round < 100; round++) {
            PatientSpace space = new PatientSpace(oblique(random));
            Ring ring = PolygonTest.star(random, 9, 100, 100, 50);
            Polygon polygon = new Polygon(ring, List.of(PolygonTest.square(99, 99, 2)));
            List<PatientPath> paths = space.toPatient(polygon, 7);
            assertThat(paths).hasSize(2).allMatch(path -> "1.2.3".equals(path.frameOfReference()));
            PlacedPath back = space.onSlice(paths.get(0), 0.01);
            assertThat(back.slice()).isEqualTo(7);
            for (int i = 0; i < ring.size(); i++) {
                assertThat(back.points().get(i).distance(ring.from(i))).isLessThan(1e-7);
            }
            assertThat(walked(paths.get(0))).isEqualTo(ring.inMm(SPACING).length(), within(1e-6));
        }
    }

    @Test
    void aBoxReachesFromFaceToFace() {
        PatientPath corners = axial.toPatient(new PixelBox(0, 0, 2, 1, 0, 1));
        assertThat(corners.points()).hasSize(8);
        assertThat(corners.points().get(0)).isEqualTo(new PatientPoint(-100.25, -50.4, 28.75));
        assertThat(corners.points().get(6)).isEqualTo(new PatientPoint(-99.25, -49.6, 33.75));
    }

    @Test
    void whatLiesElsewhereIsRefused() {
        PatientPath aslant = new PatientPath(List.of(axial.at(new Point(1, 1), 0), axial.at(new Point(2, 2), 1)), null);
        assertThatThrownBy(() -> axial.onSlice(aslant, 0.1)).hasMessageContaining("one slice");
        PatientPath other = new PatientPath(List.of(axial.at(new Point(1, 1), 0)), "4.5.6");
        assertThatThrownBy(() -> axial.onSlice(other, 0.1)).hasMessageContaining("frame of reference");
        assertThatThrownBy(() -> axial.onSlice(new PatientPath(List.of(), null), 0.1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PatientSpace(new MaskGrid(new GridShape(1, 2, 2), SPACING, null)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PatientSpace(grid(
                        List.of(0.0, 0.0, 0.0),
                        List.of(1.0, 0.0, 0.0),
                        List.of(0.0, 1.0, 0.0),
                        List.of(0.0, 1.0, 0.0))))
                .hasMessageContaining("one plane");
    }

    private static double walked(PatientPath path) {
        double length = 0;
        for (int i = 0; i < path.points().size(); i++) {
            length += path.points()
                    .get(i)
                    .distance(path.points().get((i + 1) % path.points().size()));
        }
        return length;
    }

    private static MaskGrid oblique(Random random) {
        double a = random.nextDouble() * 6;
        double b = random.nextDouble() * 6;
        double tilt = (random.nextDouble() - 0.5) * 0.8;
        List<Double> row = List.of(Math.cos(a), Math.sin(a), 0.0);
        List<Double> column = List.of(-Math.sin(a) * Math.cos(b), Math.cos(a) * Math.cos(b), Math.sin(b));
        List<Double> normal = List.of(Math.sin(a) * Math.sin(b), -Math.cos(a) * Math.sin(b), Math.cos(b));
        List<Double> across = java.util.stream.IntStream.range(0, 3)
                .mapToObj(i -> normal.get(i) * Math.cos(tilt) + column.get(i) * Math.sin(tilt))
                .toList();
        return grid(List.of(random.nextDouble() * 300, -random.nextDouble() * 300, 10.0), row, column, across);
    }

    private static MaskGrid grid(List<Double> origin, List<Double> row, List<Double> column, List<Double> across) {
        return new MaskGrid(new GridShape(100, 512, 512), SPACING, new Placement(origin, row, column, across, "1.2.3"));
    }
}

package dev.consilium.imaging.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.imaging.TestImages;
import dev.consilium.imaging.mask.Overlap;
import dev.consilium.imaging.mask.VoxelSpacing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PolygonTest {

    private static final double EXACT = 1e-9;

    @TestFactory
    Stream<DynamicTest> overlapsAsTheVerifiedPairsSay() throws IOException {
        return StreamSupport.stream(TestImages.vector("polygons.json").spliterator(), false)
                .map(pair -> dynamicTest(pair.path("id").asText(), () -> {
                    Overlap overlap = polygon(pair.path("a")).overlap(polygon(pair.path("b")));
                    assertThat(overlap.first()).isEqualTo(pair.path("area_a").asDouble(), within(EXACT));
                    assertThat(overlap.second()).isEqualTo(pair.path("area_b").asDouble(), within(EXACT));
                    assertThat(overlap.both()).isEqualTo(pair.path("inter").asDouble(), within(EXACT));
                    assertThat(overlap.iou()).isEqualTo(pair.path("iou").asDouble(), within(EXACT));
                }));
    }

    @Test
    void aHoleIsLeftOutAndHasAnEdgeOfItsOwn() {
        Polygon frame = new Polygon(square(0, 0, 10), List.of(square(2, 2, 4)));
        assertThat(frame.area()).isEqualTo(84);
        assertThat(frame.length()).isEqualTo(56);
        assertThat(frame.overlap(Polygon.of(square(3, 3, 1))).both()).isZero();
        assertThat(frame.inMm(new VoxelSpacing(5, 2, 0.5)).area()).isEqualTo(84);
        assertThat(frame.inMm(new VoxelSpacing(5, 2, 0.5)).length()).isEqualTo(70);
    }

    @Test
    void whatCrossesItselfIsTakenEvenOdd() {
        Ring bowTie = ring(0, 0, 2, 2, 2, 0, 0, 2);
        assertThat(bowTie.signedArea()).isZero();
        assertThat(bowTie.area()).isEqualTo(2);
        Ring twice = ring(0, 0, 4, 0, 4, 4, 0, 4, 0, 0, 4, 0, 4, 4, 0, 4);
        assertThat(twice.area()).isZero();
    }

    @Test
    void anOutlineRunsClockwiseWhereItsAreaIsPositive() {
        assertThat(square(3, 4, 2).signedArea()).isEqualTo(4);
        assertThat(ring(0, 0, 0, 2, 2, 2, 2, 0).signedArea()).isEqualTo(-4);
    }

    @Test
    void linesAreAsLongAsTheirPixelsAreWide() {
        Polyline line = new Polyline(List.of(new Point(0, 0), new Point(3, 4), new Point(3, 5)));
        assertThat(line.length()).isEqualTo(6);
        assertThat(line.inMm(new VoxelSpacing(1, 0.5, 2)).length()).isEqualTo(Math.hypot(6, 2) + 0.5);
        assertThat(line.area()).isZero();
        assertThat(square(0, 0, 2).diameter()).isEqualTo(Math.sqrt(8));
    }

    @Test
    void areasOfRandomOutlinesAgreeWithGreensTheoremAndWithSampling() {
        Random random = new Random(11);
        for (int round = 0; round < 60; round++) {
            Ring star = star(random, 3 + random.nextInt(20), 20, 20, 15);
            assertThat(star.area()).isEqualTo(Math.abs(star.signedArea()), within(1e-9));
            Polygon other = Polygon.of(tangle(random, 3 + random.nextInt(6), 40));
            Overlap overlap = Polygon.of(star).overlap(other);
            Overlap turned = other.overlap(Polygon.of(star));
            assertThat(turned.both()).isEqualTo(overlap.both(), within(1e-9));
            assertThat(overlap.both()).isBetween(-1e-9, Math.min(overlap.first(), overlap.second()) + 1e-9);
            assertThat(overlap.both()).isEqualTo(sampled(Polygon.of(star), other), within(6.0));
        }
    }

    @Test
    void neitherMovingNorTurningThemChangesWhatTwoShare() {
        Random random = new Random(12);
        for (int round = 0; round < 60; round++) {
            Ring one = tangle(random, 5, 10);
            Ring other = tangle(random, 6, 10);
            double both = Polygon.of(one).overlap(Polygon.of(other)).both();
            double angle = random.nextDouble() * 6;
            double moved = Polygon.of(turned(one, angle))
                    .overlap(Polygon.of(turned(other, angle)))
                    .both();
            assertThat(moved).isEqualTo(both, within(1e-9));
        }
    }

    @Nested
    class Turned {

        @Test
        void aSquareTurnedByAnEighthSharesWhatGeometrySays() {
            RotatedBox straight = new RotatedBox(new Point(5, 5), 1, 1, 0);
            RotatedBox turned = new RotatedBox(new Point(5, 5), 1, 1, Math.PI / 4);
            assertThat(straight.overlap(turned).iou()).isEqualTo(Math.sqrt(0.5), within(1e-12));
            assertThat(straight.outline().signedArea()).isPositive();
            assertThat(turned.length()).isEqualTo(4);
        }

        @Test
        void boxesShareWhatTheirPolygonsShare() {
            Random random = new Random(13);
            for (int round = 0; round < 500; round++) {
                RotatedBox one = box(random);
                RotatedBox other = box(random);
                Overlap polygons = one.polygon().overlap(other.polygon());
                assertThat(one.overlap(other).both()).isEqualTo(polygons.both(), within(1e-9));
                assertThat(one.area()).isEqualTo(polygons.first(), within(1e-9));
                assertThat(one.overlap(one).iou()).isEqualTo(1, within(1e-9));
            }
        }

        @Test
        void boxesWithoutContentAreRefused() {
            for (double[] sides : new double[][] {{0, 1}, {1, -1}, {Double.NaN, 1}, {1, Double.POSITIVE_INFINITY}}) {
                assertThatThrownBy(() -> new RotatedBox(new Point(0, 0), sides[0], sides[1], 0))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThatThrownBy(() -> new RotatedBox(new Point(0, 0), 1, 1, Double.NaN))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        private static RotatedBox box(Random random) {
            boolean level = random.nextInt(4) == 0;
            return new RotatedBox(
                    new Point(random.nextInt(6), random.nextInt(6)),
                    1 + random.nextInt(6),
                    1 + random.nextInt(6),
                    level ? random.nextInt(4) * Math.PI / 2 : random.nextDouble() * 7);
        }
    }

    @Test
    void placesAndOutlinesThatAreNoneAreRefused() {
        assertThatThrownBy(() -> new Point(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Point(0, 2e15)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Ring(List.of(new Point(0, 0), new Point(1, 1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Polyline(List.of(new Point(0, 0)))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTangleIsRefusedBeforeItTakesMinutes() {
        Ring tangle = tangle(new Random(14), 1500, 1000);
        assertThatThrownBy(() -> Polygon.of(tangle).area())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cross more than");
    }

    static Ring ring(double... coordinates) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < coordinates.length; i += 2) {
            points.add(new Point(coordinates[i], coordinates[i + 1]));
        }
        return new Ring(points);
    }

    static Ring square(double x, double y, double side) {
        return ring(x, y, x + side, y, x + side, y + side, x, y + side);
    }

    /** An outline that does not cross itself. */
    static Ring star(Random random, int corners, double x, double y, double radius) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < corners; i++) {
            double r = radius * (0.2 + 0.8 * random.nextDouble());
            double angle = 2 * Math.PI * i / corners;
            points.add(new Point(x + r * Math.cos(angle), y + r * Math.sin(angle)));
        }
        return new Ring(points);
    }

    static Ring tangle(Random random, int corners, double size) {
        return new Ring(Stream.generate(() -> new Point(random.nextDouble() * size, random.nextDouble() * size))
                .limit(corners)
                .toList());
    }

    private static Ring turned(Ring ring, double angle) {
        return new Ring(ring.points().stream()
                .map(p -> new Point(
                        3 + p.x() * Math.cos(angle) - p.y() * Math.sin(angle),
                        -7 + p.x() * Math.sin(angle) + p.y() * Math.cos(angle)))
                .toList());
    }

    /** By counting points of a fine grid that lie in both. */
    private static double sampled(Polygon one, Polygon other) {
        int inside = 0;
        for (int i = 0; i < 160 * 160; i++) {
            double x = (i % 160 + 0.5) / 4;
            double y = (i / 160 + 0.5) / 4;
            inside += PolygonMaskTest.inside(one, x, y) && PolygonMaskTest.inside(other, x, y) ? 1 : 0;
        }
        return inside / 16.0;
    }

    private static Polygon polygon(JsonNode points) {
        return Polygon.of(new Ring(StreamSupport.stream(points.spliterator(), false)
                .map(p -> new Point(p.get(0).asDouble(), p.get(1).asDouble()))
                .toList()));
    }
}

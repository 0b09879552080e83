package dev.consilium.imaging.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossingsTest {

    @Test
    void saysWhichSidesCrossAndWhere() {
        assertThat(Polygon.of(PolygonTest.ring(0, 0, 4, 4, 4, 0, 0, 4)).crossing())
                .contains(new Crossing(0, 0, 0, 2, new Point(2, 2)));
        Polygon hole = new Polygon(PolygonTest.square(0, 0, 4), List.of(PolygonTest.square(3, 1, 2)));
        assertThat(hole.crossing()).contains(new Crossing(0, 1, 1, 0, new Point(4, 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "a square, 0 0 2 0 2 2 0 2, false",
        "returns along itself, 0 0 4 0 4 4 2 4 4 4 4 6 0 6, false",
        "touches itself at a corner, 0 0 4 0 2 2 4 4 0 4 2 2, false",
        "touches a side with a corner, 0 0 4 0 4 4 2 0 0 4, false",
        "crosses at a common corner, 0 0 2 2 4 4 4 0 2 2 0 4, true",
        "passes through a side at a corner, 0 0 4 0 4 4 2 0 2 -2 0 -2, true",
        "says a corner twice, 0 0 2 0 2 0 2 2 0 2, false",
        "runs along itself, 0 0 4 0 4 2 2 2 2 0 1 0 1 2 0 2, false",
        "is all on one line, 0 0 1 1 2 2 3 3, false",
    })
    void touchingIsNoCrossing(String what, String coordinates, boolean crosses) {
        double[] numbers = java.util.Arrays.stream(coordinates.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        Ring ring = PolygonTest.ring(numbers);
        for (int turn = 0; turn < ring.size(); turn++) {
            List<Point> points = new ArrayList<>(ring.points());
            java.util.Collections.rotate(points, turn);
            assertThat(Polygon.of(new Ring(points)).crossing().isPresent())
                    .as(what)
                    .isEqualTo(crosses);
            java.util.Collections.reverse(points);
            assertThat(Polygon.of(new Ring(points)).crossing().isPresent())
                    .as(what)
                    .isEqualTo(crosses);
        }
    }

    @Test
    void findsACrossingWhereverOneSideMeetsAnother() {
        Random random = new Random(21);
        for (int round = 0; round < 2000; round++) {
            Ring ring = PolygonTest.tangle(random, 4 + random.nextInt(5), 10);
            assertThat(Polygon.of(ring).crossing().isPresent()).isEqualTo(meets(ring));
        }
        for (int round = 0; round < 200; round++) {
            assertThat(Polygon.of(PolygonTest.star(random, 30, 0, 0, 9)).crossing())
                    .isEmpty();
        }
    }

    @Test
    void decidesExactlyWhereRoundingCannotTell() {
        Point far = new Point(12, 12);
        Point near = new Point(24, 24);
        for (int i = -4; i <= 4; i++) {
            Point at = new Point(0.5 + i * 0x1p-53, 0.5);
            assertThat(Orientation.of(far, near, at)).isEqualTo(Integer.signum(-i));
        }
    }

    @Test
    @Timeout(60)
    void anOutlineOfManyPointsIsSweptAndNotComparedPairByPair() {
        Random random = new Random(22);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            double radius = 400 + random.nextDouble();
            double angle = 2 * Math.PI * i / 50_000;
            points.add(new Point(500 + radius * Math.cos(angle), 500 + radius * Math.sin(angle)));
        }
        assertThat(Polygon.of(new Ring(points)).crossing()).isEmpty();
    }

    private static boolean meets(Ring ring) {
        for (int i = 0; i < ring.size(); i++) {
            for (int j = i + 2; j < ring.size(); j++) {
                boolean neighbours = i == 0 && j == ring.size() - 1;
                if (!neighbours
                        && Line2D.linesIntersect(
                                ring.from(i).x(),
                                ring.from(i).y(),
                                ring.to(i).x(),
                                ring.to(i).y(),
                                ring.from(j).x(),
                                ring.from(j).y(),
                                ring.to(j).x(),
                                ring.to(j).y())) {
                    return true;
                }
            }
        }
        return false;
    }
}

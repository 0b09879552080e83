package dev.consilium.quality.lesion;

import static dev.consilium.quality.lesion.TestLesions.SERIES;
import static dev.consilium.quality.lesion.TestLesions.box;
import static dev.consilium.quality.lesion.TestLesions.lesion;
import static dev.consilium.quality.lesion.TestLesions.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.object.SizeStrata;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LesionDetectionTest {

    private static final PixelBox WHOLE = box(0, 0, 20, 10, 1, 1);
    private static final PixelBox LEFT = box(0, 0, 9, 10, 1, 1);
    private static final PixelBox RIGHT = box(11, 0, 20, 10, 1, 1);

    @Test
    void tellsWhichLesionAnotherReadingParts() {
        List<LesionReading> readings = List.of(reading(0, WHOLE), reading(1, box(30, 30, 33, 33, 0, 0), LEFT, RIGHT));
        assertThat(LesionDetection.regrouped(readings, SERIES)).singleElement().satisfies(regrouped -> {
            assertThat(regrouped.whole().reading()).isZero();
            assertThat(regrouped.parts()).extracting(Lesion::reading).containsOnly(1);
            assertThat(regrouped.parts()).extracting(Lesion::number).containsExactly(1, 2);
        });
        assertThat(values(readings, SizeStrata.NONE, Metric.OBJECT_MERGES)).containsExactly(1.0);
        assertThat(values(readings, SizeStrata.NONE, Metric.OBJECT_SPLITS)).containsExactly(0.0);
    }

    @Test
    void takesLesionsOfAnotherClassForOthers() {
        LesionReading whole = reading(0, WHOLE);
        LesionReading parts =
                new LesionReading("r1", List.of(lesion(1, 0, "mass", LEFT), lesion(1, 1, "nodule", RIGHT)));
        assertThat(LesionDetection.regrouped(List.of(whole, parts), SERIES)).isEmpty();
        assertThat(values(List.of(whole, parts), SizeStrata.NONE, Metric.OBJECT_F1))
                .as("one pair of three lesions")
                .containsExactly(2.0 / 3);
    }

    @Test
    void countsSmallAndLargeLesionsByThemselves() {
        double voxel = SERIES.spacing().orElseThrow().voxelMm3();
        SizeStrata strata = new SizeStrata(List.of(50 * voxel));
        PixelBox small = box(30, 30, 33, 33, 0, 0);
        List<LesionReading> readings = List.of(reading(0, WHOLE, small), reading(1, WHOLE, box(40, 2, 43, 5, 5, 5)));
        assertThat(values(readings, strata, Metric.OBJECT_F1)).containsExactly(0.5, 0.0, 1.0);
    }

    @Test
    void isTheSameEitherWayRound() {
        Random random = new Random(8);
        for (int round = 0; round < 100; round++) {
            PixelBox[] some = boxes(random);
            PixelBox[] others = boxes(random);
            List<LesionReading> one = List.of(reading(0, some), reading(1, others));
            List<LesionReading> turned = List.of(reading(0, others), reading(1, some));
            SizeStrata strata = new SizeStrata(List.of(100.0, 400.0));
            assertThat(values(one, strata, Metric.OBJECT_F1)).isEqualTo(values(turned, strata, Metric.OBJECT_F1));
            assertThat(values(one, strata, Metric.OBJECT_SPLITS))
                    .isEqualTo(values(turned, strata, Metric.OBJECT_MERGES));
        }
    }

    @Test
    void saysNothingWhereNobodyMarkedAnything() {
        List<LesionReading> readings = List.of(reading(0), reading(1));
        assertThat(values(readings, SizeStrata.NONE, Metric.OBJECT_F1)).isEmpty();
        assertThat(LesionDetection.regrouped(readings, SERIES)).isEmpty();
    }

    private static List<Double> values(List<LesionReading> readings, SizeStrata strata, Metric metric) {
        return LesionDetection.metrics(readings, SERIES, 0.1, strata, "digest").stream()
                .filter(result -> result.metricId().equals(metric.id()))
                .map(MetricResult::value)
                .toList();
    }

    private static PixelBox[] boxes(Random random) {
        return Stream.generate(() -> TestLesions.random(random))
                .limit(1 + random.nextInt(4))
                .distinct()
                .toArray(PixelBox[]::new);
    }
}

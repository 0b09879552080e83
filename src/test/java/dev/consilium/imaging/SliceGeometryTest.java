package dev.consilium.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.imaging.SliceGeometry.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SliceGeometryTest {

    private static final List<Double> AXIAL = List.of(1.0, 0.0, 0.0, 0.0, 1.0, 0.0);
    private static final List<Double> SPACING = List.of(0.5, 0.5);

    @Test
    void equalsTheReferenceValues() throws IOException {
        for (JsonNode expected : TestImages.vector("slice_geometry.json")) {
            List<Slice> slices = new ArrayList<>();
            expected.get("z").forEach(z -> slices.add(axial(z.asDouble())));
            SliceGeometry geometry = SliceGeometry.of(slices);
            assertThat(geometry.medianGap())
                    .isEqualTo(expected.get("median_spacing").asDouble());
            assertThat(geometry.nonuniform())
                    .isEqualTo(expected.get("nonuniform").asBoolean());
            assertThat(geometry.duplicates()).hasSize(expected.get("duplicates").asInt());
            List<Long> missing = new ArrayList<>();
            expected.get("missing").forEach(count -> missing.add(count.asLong()));
            assertThat(geometry.missing())
                    .extracting(SliceGeometry.Gap::missing)
                    .isEqualTo(missing);
        }
    }

    @Test
    void measuresAlongTheNormalWhateverTheOrderOfTheFiles() {
        List<Double> tilted = List.of(1.0, 0.0, 0.0, 0.0, 0.8, -0.6);
        List<Slice> slices = DoubleStream.of(10, 0, 5)
                .mapToObj(z -> new Slice(List.of(0.0, 0.0, z), tilted, SPACING, 8, 8))
                .toList();
        SliceGeometry geometry = SliceGeometry.of(slices);
        assertThat(geometry.positions()).containsExactly(0.0, 4.0, 8.0);
        assertThat(geometry.nonuniform()).isFalse();
        assertThat(geometry.tilt()).isCloseTo(Math.toDegrees(Math.acos(0.8)), within(1e-9));
    }

    @Test
    void halvesBetweenTwoCountsOfMissingSlicesGoToTheEven() {
        SliceGeometry geometry = SliceGeometry.of(DoubleStream.of(0, 2, 4, 9, 11, 18)
                .mapToObj(SliceGeometryTest::axial)
                .toList());
        assertThat(geometry.missing()).extracting(SliceGeometry.Gap::missing).containsExactly(1L, 3L);
        assertThat(geometry.tilt()).isZero();
    }

    @Test
    void countsSlicesThatDoNotBelongToTheVolume() {
        Slice turned = new Slice(List.of(0.0, 0.0, 2.0), List.of(0.0, 1.0, 0.0, 0.0, 0.0, 1.0), SPACING, 8, 8);
        Slice larger = new Slice(List.of(0.0, 0.0, 3.0), AXIAL, SPACING, 16, 8);
        Slice coarser = new Slice(List.of(0.0, 0.0, 4.0), AXIAL, List.of(0.5, 0.6), 8, 8);
        assertThat(SliceGeometry.of(List.of(axial(0), axial(1), turned, larger, coarser))
                        .inconsistent())
                .isEqualTo(3);
    }

    @Test
    void anOrientationThatIsNoneIsInconsistent() {
        List<Double> skewed = List.of(1.0, 0.0, 0.0, 0.001, 1.0, 0.0);
        assertThat(SliceGeometry.of(List.of(new Slice(List.of(0.0, 0.0, 0.0), skewed, SPACING, 8, 8)))
                        .inconsistent())
                .isEqualTo(1);
    }

    @Test
    void aSeriesWithEveryPositionTwiceIsMeasuredByItsDistinctPositions() {
        SliceGeometry geometry = SliceGeometry.of(DoubleStream.of(0, 0, 2, 2, 2, 4, 4, 4)
                .mapToObj(SliceGeometryTest::axial)
                .toList());
        assertThat(geometry.medianGap()).isEqualTo(2);
        assertThat(geometry.duplicates()).hasSize(5);
        assertThat(geometry.missing()).isEmpty();
    }

    @Test
    void oneSliceHasNoGaps() {
        SliceGeometry geometry = SliceGeometry.of(List.of(axial(3)));
        assertThat(geometry.medianGap()).isZero();
        assertThat(geometry.nonuniform()).isFalse();
        assertThat(SliceGeometry.of(List.of()).positions()).isEmpty();
    }

    private static Slice axial(double z) {
        return new Slice(List.of(0.0, 0.0, z), AXIAL, SPACING, 8, 8);
    }
}

package dev.consilium.quality.lesion;

import static dev.consilium.quality.lesion.TestLesions.GRID;
import static dev.consilium.quality.lesion.TestLesions.SERIES;
import static dev.consilium.quality.lesion.TestLesions.box;
import static dev.consilium.quality.lesion.TestLesions.lesion;
import static dev.consilium.quality.lesion.TestLesions.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.annotation.Label;
import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.imaging.mask.Region;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.ShapeAverage;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MergedLesionTest {

    @Test
    void ofBoxesIsTheMeanOfEachEdge() {
        assertThat(merged(box(0, 2, 10, 12, 1, 4), box(1, 4, 13, 13, 3, 6)).region())
                .isEqualTo(box(0.5, 3, 11.5, 12.5, 2, 5));
    }

    @Test
    void halfASliceKeepsTheDepth() {
        assertThat(merged(box(0, 0, 9, 9, 1, 3), box(0, 0, 9, 9, 2, 4)).region())
                .isEqualTo(box(0, 0, 9, 9, 1, 3));
    }

    @Test
    void liesBetweenItsSources() {
        Random random = new Random(37);
        for (int round = 0; round < 200; round++) {
            PixelBox a = TestLesions.random(random);
            PixelBox b = TestLesions.random(random);
            PixelBox mean = (PixelBox) merged(a, b).region();
            assertThat(mean.x0()).isBetween(Math.min(a.x0(), b.x0()), Math.max(a.x0(), b.x0()));
            assertThat(mean.lastSlice())
                    .isBetween(Math.min(a.lastSlice(), b.lastSlice()), Math.max(a.lastSlice(), b.lastSlice()));
            assertThat(mean).isEqualTo(merged(b, a).region());
            assertThat(merged(a, a).region()).isEqualTo(a);
        }
    }

    @Test
    void ofMasksIsTheAverageOfTheirShapes() {
        RunLengthMask narrow = box(4, 4, 14, 16, 2, 3).rasterised(GRID);
        RunLengthMask broad = box(4, 4, 20, 16, 2, 3).rasterised(GRID);
        RunLengthMask merged = (RunLengthMask) merged(narrow, broad).region();
        assertThat(merged).isEqualTo(ShapeAverage.of(List.of(narrow, broad), SERIES.proportions()));
        assertThat(merged.voxels()).isStrictlyBetween(narrow.voxels(), broad.voxels());
        assertThat(merged.overlap(narrow).both()).isEqualTo(narrow.voxels());
        assertThat(merged.overlap(broad).both()).isEqualTo(merged.voxels());
        assertThat(merged(narrow, narrow).region()).isEqualTo(narrow);
    }

    @Test
    void saysWhatAllItsSourcesSay() {
        Lesion one = with(0, Map.of("side", "left", "density", "solid"));
        Lesion other = with(1, Map.of("side", "left", "density", "ground-glass"));
        assertThat(MergedLesion.of(new LesionGroup(List.of(one, other), List.of()), SERIES)
                        .attributes())
                .isEqualTo(Map.of("side", "left"));
    }

    @Test
    void isNotMadeOfWhatIsNamedDifferently() {
        PixelBox place = box(0, 0, 5, 5, 0, 0);
        LesionGroup group =
                new LesionGroup(List.of(lesion(0, 0, "nodule", place), lesion(1, 0, "mass", place)), List.of());
        assertThatThrownBy(() -> MergedLesion.of(group, SERIES)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Lesion with(int reading, Map<String, String> attributes) {
        Lesion plain = lesion(reading, 0, "nodule", box(0, 0, 5, 5, 0, 0));
        Label label = new Label("nodule", plain.label().kind(), plain.label().geometry(), attributes);
        return new Lesion(reading, 0, label, plain.region());
    }

    private static MergedLesion merged(Region one, Region other) {
        return MergedLesion.of(
                new LesionGroup(
                        List.of(
                                reading(0, one).lesions().get(0),
                                reading(1, other).lesions().get(0)),
                        List.of()),
                SERIES);
    }
}

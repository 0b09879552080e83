package dev.consilium.quality.lesion;

import static dev.consilium.quality.lesion.TestLesions.GRID;
import static dev.consilium.quality.lesion.TestLesions.box;
import static dev.consilium.quality.lesion.TestLesions.lesion;
import static dev.consilium.quality.lesion.TestLesions.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.imaging.mask.PixelBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LesionMatchingTest {

    private final LesionMatching matching = new LesionMatching(GRID, 0.1);

    @Test
    void pairsAsTheVectorsSay() throws IOException {
        Path file = Path.of("../shared/vectors/matching.json");
        Assumptions.assumeTrue(Files.exists(file), "reference vectors are not here: " + file);
        for (JsonNode vector : new ObjectMapper().readTree(file.toFile())) {
            LesionMatching strict =
                    new LesionMatching(GRID, vector.path("threshold").asDouble());
            List<LesionPair> pairs =
                    strict.match(boxes(0, vector.path("boxes_pred")), boxes(1, vector.path("boxes_ref")));
            assertThat(pairs.stream()
                            .map(pair ->
                                    List.of(pair.one().number(), pair.other().number()))
                            .toList())
                    .as(vector.path("id").asText())
                    .isEqualTo(new ObjectMapper().convertValue(vector.path("hungarian_pairs"), List.class));
            assertThat(pairs.stream().mapToDouble(pair -> pair.overlap().iou()).sum())
                    .isEqualTo(vector.path("hungarian").path("sum_iou").asDouble(), within(1e-9));
        }
    }

    @Test
    void theSameReadingsMatchWhollyAndInWhateverOrder() {
        Random random = new Random(23);
        for (int round = 0; round < 100; round++) {
            List<PixelBox> places = new ArrayList<>(Stream.generate(() -> TestLesions.random(random))
                    .limit(1 + random.nextInt(5))
                    .distinct()
                    .toList());
            LesionReading one = reading(0, places.toArray(PixelBox[]::new));
            Collections.shuffle(places, random);
            LesionReading other = reading(1, places.toArray(PixelBox[]::new));
            List<LesionPair> pairs = matching.match(one, other);
            assertThat(pairs).hasSize(places.size());
            assertThat(pairs).allMatch(pair -> pair.overlap().iou() == 1);
        }
    }

    @Test
    void lesionsBelowTheLeastOverlapAreTwo() {
        LesionReading one = reading(0, box(0, 0, 10, 10, 0, 0));
        assertThat(matching.match(one, reading(1, box(8.1, 0, 18.1, 10, 0, 0)))).hasSize(1);
        assertThat(matching.match(one, reading(1, box(8.2, 0, 18.2, 10, 0, 0)))).isEmpty();
        assertThat(matching.match(one, reading(1, box(0, 0, 10, 10, 1, 1)))).isEmpty();
    }

    @Test
    void oneLesionIsNeverTwo() {
        LesionReading one = reading(0, box(0, 0, 20, 10, 0, 0));
        LesionReading two = reading(1, box(0, 0, 10, 10, 0, 0), box(10, 0, 20, 10, 0, 0));
        assertThat(matching.match(one, two)).hasSize(1);
    }

    @Test
    void aBoxAndAMaskAreComparedOnThePixelsOfTheGrid() {
        PixelBox place = box(2.4, 3.4, 12.6, 9.2, 1, 3);
        LesionReading box = reading(0, place);
        LesionReading mask = reading(1, place.rasterised(GRID));
        assertThat(matching.match(box, mask))
                .singleElement()
                .satisfies(pair -> assertThat(pair.overlap().iou()).isEqualTo(1));
    }

    @Test
    void aThresholdOfZeroWouldMatchWhatDoesNotTouch() {
        assertThatThrownBy(() -> new LesionMatching(GRID, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LesionMatching(GRID, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Nested
    class Classes {

        private final PixelBox place = box(5, 5, 15, 15, 2, 3);
        private final PixelBox near = box(6, 5, 16, 15, 2, 3);

        @Test
        void mustAgreeForAPairToBeOneLesion() {
            LesionReading one = new LesionReading("r0", List.of(lesion(0, 0, "nodule", place)));
            LesionReading other = new LesionReading("r1", List.of(lesion(1, 0, "mass", near)));
            assertThat(matching.match(one, other)).singleElement().satisfies(pair -> assertThat(pair.agrees())
                    .isFalse());
        }

        @Test
        void comeBeforeALargerOverlap() {
            LesionReading one = new LesionReading("r0", List.of(lesion(0, 0, "nodule", place)));
            LesionReading other =
                    new LesionReading("r1", List.of(lesion(1, 0, "mass", place), lesion(1, 1, "nodule", near)));
            assertThat(matching.match(one, other)).singleElement().satisfies(pair -> {
                assertThat(pair.agrees()).isTrue();
                assertThat(pair.other().number()).isEqualTo(1);
            });
        }
    }

    @Nested
    class Groups {

        @Test
        void ofTwoReadingsAreTheirPairsAndWhatIsLeftOver() {
            LesionReading one = reading(0, box(0, 0, 10, 10, 3, 3), box(30, 0, 40, 10, 0, 0));
            LesionReading other = reading(1, box(20, 20, 30, 30, 1, 1), box(1, 0, 11, 10, 3, 3));
            List<LesionGroup> groups = LesionGroups.of(List.of(one, other), GRID, 0.1);
            assertThat(groups.stream()
                            .map(group -> group.members().stream()
                                    .map(lesion -> lesion.reading() + "/" + lesion.number())
                                    .toList())
                            .toList())
                    .isEqualTo(List.of(List.of("0/1"), List.of("1/0"), List.of("0/0", "1/1")));
            assertThat(groups.get(2).unanimous(2)).isTrue();
            assertThat(groups.get(0).unanimous(2)).isFalse();
        }

        @Test
        void neverHoldTwoLesionsOfOneReadingAndEveryLesionOnce() {
            Random random = new Random(29);
            for (int round = 0; round < 200; round++) {
                List<LesionReading> readings = new ArrayList<>();
                for (int i = 0; i < 1 + random.nextInt(4); i++) {
                    readings.add(reading(
                            i,
                            Stream.generate(() -> TestLesions.random(random))
                                    .limit(random.nextInt(5))
                                    .toArray(PixelBox[]::new)));
                }
                List<LesionGroup> groups = LesionGroups.of(readings, GRID, 0.1);
                assertThat(groups.stream().flatMap(group -> group.members().stream()))
                        .containsExactlyInAnyOrderElementsOf(readings.stream()
                                .flatMap(reading -> reading.lesions().stream())
                                .toList());
                assertThat(groups)
                        .allMatch(group -> group.members().stream()
                                        .map(Lesion::reading)
                                        .distinct()
                                        .count()
                                == group.members().size());
            }
        }

        @Test
        void ofDifferentClassesAreOnePlaceWithoutAgreement() {
            PixelBox place = box(5, 5, 15, 15, 2, 3);
            List<LesionGroup> groups = LesionGroups.of(
                    List.of(
                            new LesionReading("r0", List.of(lesion(0, 0, "nodule", place))),
                            new LesionReading("r1", List.of(lesion(1, 0, "mass", place))),
                            new LesionReading("r2", List.of(lesion(2, 0, "nodule", place)))),
                    GRID,
                    0.1);
            assertThat(groups).singleElement().satisfies(group -> {
                assertThat(group.members()).hasSize(3);
                assertThat(group.unanimous(3)).isFalse();
            });
        }
    }

    private static LesionReading boxes(int reading, JsonNode corners) {
        List<PixelBox> boxes = new ArrayList<>();
        corners.forEach(box -> boxes.add(box(
                box.path(0).asDouble(),
                box.path(1).asDouble(),
                box.path(2).asDouble(),
                box.path(3).asDouble(),
                0,
                0)));
        return reading(reading, boxes.toArray(PixelBox[]::new));
    }
}

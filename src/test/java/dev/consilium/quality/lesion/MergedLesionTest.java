package dev.consilium.quality.lesion;

import static dev.consilium.quality.lesion.TestLesions.GRID;
import static dev.consilium.quality.lesion.TestLesions.SERIES;
import static dev.consilium.quality.lesion.TestLesions.box;
import static dev.consilium.quality.lesion.TestLesions.lesion;
import static dev.consilium.quality.lesion.TestLesions.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelKind;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.imaging.mask.Region;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.ShapeAverage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
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

    @Test
    void ofMasksByVotesHoldsTheVoxelsThatSoManyHold() {
        Random random = new Random(41);
        for (int round = 0; round < 60; round++) {
            List<RunLengthMask> masks = IntStream.rangeClosed(0, 1 + round % 4)
                    .mapToObj(reader -> TestLesions.random(random).rasterised(GRID))
                    .toList();
            isHeldBy(1, masks, MergeRule.UNION);
            isHeldBy(masks.size(), masks, MergeRule.INTERSECTION);
            isHeldBy(masks.size() / 2 + 1, masks, MergeRule.MAJORITY);
        }
    }

    /** Counted voxel by voxel. */
    private static void isHeldBy(int votes, List<RunLengthMask> masks, MergeRule rule) {
        MaskBuilder held = new MaskBuilder(GRID);
        for (int z = 0; z < GRID.slices(); z++) {
            for (int pixel = 0; pixel < GRID.pixels(); pixel++) {
                RunLengthMask voxel =
                        new MaskBuilder(GRID).add(z, pixel, pixel + 1).build();
                long holding = masks.stream()
                        .filter(mask -> mask.overlap(voxel).both() > 0)
                        .count();
                if (holding >= votes) {
                    held.add(z, pixel, pixel + 1);
                }
            }
        }
        RunLengthMask expected = held.build();
        assertThat(by(rule, masks).map(MergedLesion::region))
                .isEqualTo(expected.empty() ? Optional.empty() : Optional.of(expected));
    }

    @Test
    void ofBoxesIsTheBoxAroundAllOrWhatAllHold() {
        List<PixelBox> boxes = List.of(box(0, 2, 10, 12, 1, 4), box(1.5, 4, 13, 11, 3, 6));
        assertThat(by(MergeRule.UNION, boxes).orElseThrow().region()).isEqualTo(box(0, 2, 13, 12, 1, 6));
        assertThat(by(MergeRule.INTERSECTION, boxes).orElseThrow().region()).isEqualTo(box(1.5, 4, 10, 11, 3, 4));
        assertThat(by(MergeRule.INTERSECTION, List.of(box(0, 0, 5, 5, 0, 0), box(5, 0, 9, 5, 0, 0))))
                .isEmpty();
        assertThatThrownBy(() -> by(MergeRule.MAJORITY, boxes)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofPolygonsIsNoUnion() {
        assertThat(MergeRule.values())
                .filteredOn(rule -> rule.suits(LabelKind.POLYGON))
                .containsExactly(MergeRule.CONSENSUS);
    }

    private static Optional<MergedLesion> by(MergeRule rule, List<? extends Region> regions) {
        List<Lesion> members = IntStream.range(0, regions.size())
                .mapToObj(reading -> lesion(reading, 0, "nodule", regions.get(reading)))
                .toList();
        return MergedLesion.of(new LesionGroup(members, List.of()), SERIES, rule);
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

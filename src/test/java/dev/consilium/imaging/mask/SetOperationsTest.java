package dev.consilium.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SetOperationsTest {

    private static final GridShape GRID = new GridShape(3, 4, 5);
    private final Random random = new Random(13);

    private interface Voxelwise {
        boolean of(boolean one, boolean other);
    }

    @Test
    void keepWhatKeepingVoxelByVoxelKeeps() {
        for (int round = 0; round < 300; round++) {
            boolean[] a = TestMasks.random(GRID, random.nextDouble(), random);
            boolean[] b = TestMasks.random(GRID, random.nextDouble(), random);
            RunLengthMask one = TestMasks.ofVoxels(GRID, a);
            RunLengthMask other = TestMasks.ofVoxels(GRID, b);
            assertThat(one.and(other)).isEqualTo(combined(a, b, (x, y) -> x && y));
            assertThat(one.or(other)).isEqualTo(combined(a, b, (x, y) -> x || y));
            assertThat(one.xor(other)).isEqualTo(combined(a, b, (x, y) -> x != y));
            assertThat(one.minus(other)).isEqualTo(combined(a, b, (x, y) -> x && !y));
            assertThat(one.and(other).voxels())
                    .isEqualTo((long) one.overlap(other).both());
        }
    }

    @Test
    void obeyTheLawsOfSets() {
        for (int round = 0; round < 100; round++) {
            RunLengthMask a = TestMasks.ofVoxels(GRID, TestMasks.random(GRID, 0.5, random));
            RunLengthMask b = TestMasks.ofVoxels(GRID, TestMasks.random(GRID, 0.5, random));
            assertThat(a.and(b).or(a.minus(b))).isEqualTo(a);
            assertThat(a.xor(b).xor(b).digest()).isEqualTo(a.digest());
            assertThat(a.minus(a).empty()).isTrue();
            assertThat(a.or(b)).isEqualTo(RunLengthMask.union(List.of(a, b)));
        }
    }

    @Test
    void needOneShape() {
        RunLengthMask other = new MaskBuilder(new GridShape(3, 5, 4)).build();
        assertThatThrownBy(() -> new MaskBuilder(GRID).build().and(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyPairOfTwoListsIsCountedInTheMatrix() {
        for (int round = 0; round < 60; round++) {
            List<RunLengthMask> first = some(4);
            List<RunLengthMask> second = some(3);
            OverlapMatrix matrix = OverlapMatrix.of(first, second);
            for (int i = 0; i < first.size(); i++) {
                for (int j = 0; j < second.size(); j++) {
                    assertThat(matrix.overlap(i, j)).isEqualTo(first.get(i).overlap(second.get(j)));
                    assertThat(matrix.both(i, j))
                            .isEqualTo(first.get(i).and(second.get(j)).voxels());
                }
            }
        }
    }

    /** Boxes and specks, so that some do not meet, and one is empty. */
    private List<RunLengthMask> some(int count) {
        return Stream.concat(
                        Stream.of(new MaskBuilder(GRID).build()),
                        Stream.generate(() -> TestMasks.ofVoxels(
                                        GRID, TestMasks.random(GRID, random.nextBoolean() ? 0.03 : 0.5, random)))
                                .limit(count))
                .toList();
    }

    private static RunLengthMask combined(boolean[] a, boolean[] b, Voxelwise rule) {
        boolean[] kept = new boolean[a.length];
        for (int at = 0; at < a.length; at++) {
            kept[at] = rule.of(a[at], b[at]);
        }
        return TestMasks.ofVoxels(GRID, kept);
    }
}

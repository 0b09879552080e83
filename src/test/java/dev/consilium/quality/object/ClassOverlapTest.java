package dev.consilium.quality.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.TestMasks;
import dev.consilium.quality.metric.MetricResult;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ClassOverlapTest {

    private static final GridShape GRID = new GridShape(2, 4, 5);
    private static final int VOXELS = 40;

    @Test
    void countsEveryVoxelOnceBetweenTwoAnnotators() {
        Random random = new Random(61);
        for (int round = 0; round < 200; round++) {
            int[] one = labels(random);
            int[] other = labels(random);
            ClassOverlap overlap = new ClassOverlap(classes(one), classes(other));
            long[][] expected = new long[4][4];
            for (int at = 0; at < VOXELS; at++) {
                expected[one[at]][other[at]]++;
            }
            Map<String, Map<String, Long>> confusion = overlap.confusion();
            for (int row = 0; row < 4; row++) {
                for (int column = 0; column < 4; column++) {
                    assertThat(confusion.get(name(row)).get(name(column))).isEqualTo(expected[row][column]);
                }
            }
            assertThat(overlap.results(true, "d").stream()
                            .mapToDouble(MetricResult::value)
                            .sum())
                    .isEqualTo(VOXELS);
        }
    }

    @Test
    void ofOneAnnotatorShowsWhatClassesShare() {
        SortedMap<String, RunLengthMask> classes = new TreeMap<>();
        boolean[] all = new boolean[VOXELS];
        java.util.Arrays.fill(all, 0, 10, true);
        boolean[] part = new boolean[VOXELS];
        java.util.Arrays.fill(part, 8, 12, true);
        classes.put("liver", TestMasks.ofVoxels(GRID, all));
        classes.put("tumour", TestMasks.ofVoxels(GRID, part));
        ClassOverlap overlap = ClassOverlap.within(classes);
        assertThat(overlap.counts())
                .isEqualTo(Map.of(
                        "liver", Map.of("liver", 10L, "tumour", 2L), "tumour", Map.of("liver", 2L, "tumour", 4L)));
        assertThat(overlap.results(false, "d")).hasSize(4);
        assertThatThrownBy(overlap::confusion).hasMessageContaining("liver and tumour share voxels");
        assertThatThrownBy(() -> ClassOverlap.within(new TreeMap<>(Map.of("-", TestMasks.ofVoxels(GRID, all)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int[] labels(Random random) {
        return random.ints(VOXELS, 0, 4).toArray();
    }

    private static SortedMap<String, RunLengthMask> classes(int[] labels) {
        SortedMap<String, RunLengthMask> classes = new TreeMap<>();
        for (int label = 1; label < 4; label++) {
            boolean[] voxels = new boolean[VOXELS];
            for (int at = 0; at < VOXELS; at++) {
                voxels[at] = labels[at] == label;
            }
            classes.put(name(label), TestMasks.ofVoxels(GRID, voxels));
        }
        return classes;
    }

    private static String name(int label) {
        return label == 0 ? ClassOverlap.BACKGROUND : "class" + label;
    }
}

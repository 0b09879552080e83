package dev.consilium.quality.object;

import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Voxels that classes share, counted on runs: {@code O_ij = |A_i and B_j|}, for one annotator with itself or for two.
 *
 * @param rows class to mask, one mask for each; @param columns likewise, on the same grid
 */
public record ClassOverlap(SortedMap<String, RunLengthMask> rows, SortedMap<String, RunLengthMask> columns) {

    /** What of a confusion matrix belongs to no class. */
    public static final String BACKGROUND = "-";

    public ClassOverlap {
        rows = new TreeMap<>(rows);
        columns = new TreeMap<>(columns);
        if (rows.containsKey(BACKGROUND) || columns.containsKey(BACKGROUND)) {
            throw new IllegalArgumentException("a class cannot be called " + BACKGROUND);
        }
    }

    /** Of one annotator: the diagonal holds the sizes; anything beside it is shared by two classes. */
    public static ClassOverlap within(SortedMap<String, RunLengthMask> classes) {
        return new ClassOverlap(classes, classes);
    }

    /** {@code O_ij} by row, then by column. */
    public Map<String, Map<String, Long>> counts() {
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        rows.forEach((row, mask) -> {
            Map<String, Long> line = new LinkedHashMap<>();
            columns.forEach((column, other) -> line.put(column, common(mask, other)));
            counts.put(row, line);
        });
        return counts;
    }

    /**
     * As {@link #counts}, with what is in no class on either side, so that the sum is every voxel of the grid.
     *
     * @throws IllegalArgumentException where two classes of one side share a voxel: it would be counted twice
     */
    public Map<String, Map<String, Long>> confusion() {
        requireExclusive(rows);
        requireExclusive(columns);
        Map<String, Map<String, Long>> confusion = counts();
        confusion.forEach((row, line) -> line.put(BACKGROUND, mask(row).voxels() - sum(line.values())));
        Map<String, Long> last = new LinkedHashMap<>();
        columns.forEach((column, mask) -> last.put(
                column,
                mask.voxels()
                        - sum(confusion.values().stream()
                                .map(line -> line.getOrDefault(column, 0L))
                                .toList())));
        anyMask().ifPresent(mask -> {
            long all = (long) mask.shape().slices() * mask.shape().pixels();
            long marked = sum(rows.values().stream().map(RunLengthMask::voxels).toList());
            last.put(BACKGROUND, all - marked - sum(last.values()));
        });
        confusion.put(BACKGROUND, last);
        return confusion;
    }

    /** One result for each cell of the matrix that holds a voxel. @param confusion whether background is among the classes */
    public List<MetricResult> results(boolean confusion, String inputDigest) {
        Results results = new Results(Map.of(), inputDigest);
        (confusion ? confusion() : counts())
                .forEach((row, line) -> line.forEach((column, voxels) -> {
                    if (voxels > 0) {
                        Map<String, Object> own = Map.of("classA", row, "classB", column);
                        Metric metric = confusion ? Metric.VOXEL_CONFUSION : Metric.CLASS_OVERLAP;
                        results.keep(metric, own, (double) voxels, Status.OK, 1, 1);
                    }
                }));
        return results.all();
    }

    private RunLengthMask mask(String row) {
        return Optional.ofNullable(rows.get(row)).orElseThrow();
    }

    private Optional<RunLengthMask> anyMask() {
        List<RunLengthMask> all = new ArrayList<>(rows.values());
        all.addAll(columns.values());
        return all.stream().findFirst();
    }

    private static void requireExclusive(SortedMap<String, RunLengthMask> classes) {
        List<String> names = List.copyOf(classes.keySet());
        List<RunLengthMask> masks = List.copyOf(classes.values());
        for (int i = 0; i < masks.size(); i++) {
            for (int j = i + 1; j < masks.size(); j++) {
                if (common(masks.get(i), masks.get(j)) > 0) {
                    throw new IllegalArgumentException(
                            names.get(i) + " and " + names.get(j) + " share voxels, which cannot be told apart");
                }
            }
        }
    }

    private static long common(RunLengthMask one, RunLengthMask other) {
        return (long) one.overlap(other).both();
    }

    private static long sum(Iterable<Long> counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}

package dev.consilium.quality.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Whole clusters, for example all units of a patient; those without a rating are left out. */
final class ClusterDraws implements Draws {

    /** Per cluster the pattern of each of its units, in an order that their numbers do not decide. */
    private final List<int[]> clusters;

    private final int[] weights;

    ClusterDraws(Patterns patterns, int[] clusterOfRow) {
        if (clusterOfRow.length != patterns.ofRow().length) {
            throw new IllegalArgumentException("each row of ratings needs the number of its cluster");
        }
        Map<Integer, IntStream.Builder> units = new TreeMap<>();
        for (int row = 0; row < clusterOfRow.length; row++) {
            int pattern = patterns.ofRow()[row];
            for (int i = 0; pattern >= 0 && i < patterns.repeats()[row]; i++) {
                units.computeIfAbsent(clusterOfRow[row], cluster -> IntStream.builder())
                        .add(pattern);
            }
        }
        this.weights = patterns.weights();
        this.clusters = units.values().stream()
                .map(cluster -> cluster.build().sorted().toArray())
                .sorted(Arrays::compare)
                .toList();
    }

    @Override
    public int[] next(Randomness random) {
        int[] drawn = new int[weights.length];
        for (int i = 0; i < clusters.size(); i++) {
            for (int pattern : clusters.get(random.below(clusters.size()))) {
                drawn[pattern]++;
            }
        }
        return drawn;
    }

    @Override
    public int size() {
        return clusters.size();
    }

    @Override
    public int distinct() {
        return clusters.size();
    }

    @Override
    public Iterable<LeftOut> leavingOut() {
        return () -> clusters.stream()
                .map(cluster -> {
                    int[] less = weights.clone();
                    for (int pattern : cluster) {
                        less[pattern]--;
                    }
                    return new LeftOut(less, 1);
                })
                .iterator();
    }
}

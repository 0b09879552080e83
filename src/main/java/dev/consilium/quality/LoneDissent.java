package dev.consilium.quality;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often each reader stands alone against a strict majority of at least two on one class. */
final class LoneDissent {

    private static final int FEWEST = 5;
    private static final double TIMES = 2;
    private static final int FEWEST_READINGS = 3;

    private final SortedMap<String, int[]> byReader = new TreeMap<>();
    private int alone;
    private int judged;

    LoneDissent(Collection<List<GivenValue>> cases, String code) {
        for (List<GivenValue> given : cases) {
            if (given.size() >= FEWEST_READINGS) {
                count(given, code);
            }
        }
    }

    private void count(List<GivenValue> given, String code) {
        long having = given.stream().filter(value -> value.has(code)).count();
        for (GivenValue value : given) {
            boolean dissents = (value.has(code) ? having : given.size() - having) == 1;
            int[] counts = byReader.computeIfAbsent(value.readerId(), reader -> new int[2]);
            counts[0] += dissents ? 1 : 0;
            counts[1]++;
            alone += dissents ? 1 : 0;
            judged++;
        }
    }

    /** One reader stands alone at least five times, and at twice the rate of all others together. */
    boolean isOfOneReader() {
        return byReader.values().stream()
                .anyMatch(own ->
                        own[0] >= FEWEST && rate(own[0], own[1]) >= TIMES * rate(alone - own[0], judged - own[1]));
    }

    private static double rate(int times, int of) {
        return of == 0 ? 0 : (double) times / of;
    }
}

package dev.consilium.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where percent agreement goes. A pair of readings that differs counts as in percent agreement, one over the pairs of its case, and is
 * shared equally among the classes only one of both gave: over all classes the shares sum to what percent agreement lacks of 1. A class
 * that says there is nothing counts for nothing given: whoever gives it where another saw a bleeding differs on the bleeding.
 */
final class Disagreements {

    /** Stands for a reader who gave nothing in place of the class. */
    static final String NOTHING = "";

    private record Values(List<String> one, List<String> other) {}

    private record Seen(Set<String> cases, int[] pairs) {}

    private final Comparator<List<String>> order;
    private final Set<String> nothing;
    private final Map<String, SortedMap<String, Double>> instead = new HashMap<>();
    private final Map<Values, Seen> confused = new HashMap<>();
    private final int pairable;

    /** @param paired cases with two readings or more */
    Disagreements(List<List<GivenValue>> paired, ReadingValues values) {
        order = values.inSchemaOrder();
        nothing = values.nothing();
        pairable = paired.size();
        paired.forEach(this::count);
    }

    private void count(List<GivenValue> given) {
        double weight = 2.0 / (given.size() * (given.size() - 1.0));
        for (int i = 0; i < given.size(); i++) {
            for (int j = i + 1; j < given.size(); j++) {
                if (!given.get(i).classes().equals(given.get(j).classes())) {
                    count(given.get(i), given.get(j), weight);
                }
            }
        }
    }

    private void count(GivenValue a, GivenValue b, double weight) {
        Set<String> onlyA = without(a.classes(), b.classes());
        Set<String> onlyB = without(b.classes(), a.classes());
        if (!nothing.containsAll(onlyA) || !nothing.containsAll(onlyB)) {
            onlyA.removeAll(nothing);
            onlyB.removeAll(nothing);
        }
        double share = weight / (onlyA.size() + onlyB.size());
        onlyA.forEach(code -> add(code, onlyB, share));
        onlyB.forEach(code -> add(code, onlyA, share));
        Values pair = order.compare(a.classes(), b.classes()) < 0
                ? new Values(a.classes(), b.classes())
                : new Values(b.classes(), a.classes());
        Seen seen = confused.computeIfAbsent(pair, values -> new Seen(new HashSet<>(), new int[1]));
        seen.cases().add(a.caseId());
        seen.pairs()[0]++;
    }

    private void add(String code, Set<String> others, double share) {
        SortedMap<String, Double> given = instead.computeIfAbsent(code, key -> new TreeMap<>());
        if (others.isEmpty()) {
            given.merge(NOTHING, share, Double::sum);
        }
        others.forEach(other -> given.merge(other, share / others.size(), Double::sum));
    }

    private static Set<String> without(List<String> classes, List<String> others) {
        Set<String> rest = new LinkedHashSet<>(classes);
        others.forEach(rest::remove);
        return rest;
    }

    /** Points of percent agreement lost to the class. */
    double pull(String code) {
        return pairable == 0
                ? 0
                : instead.getOrDefault(code, new TreeMap<>()).values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum()
                        / pairable;
    }

    /** What was most often given in place of the class, {@link #NOTHING} where nothing was; its share of the pull. */
    Map.Entry<String, Double> mostInstead(String code) {
        SortedMap<String, Double> given = instead.getOrDefault(code, new TreeMap<>());
        double all = given.values().stream().mapToDouble(Double::doubleValue).sum();
        return given.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> Map.entry(most.getKey(), most.getValue() / all))
                .orElse(Map.entry(NOTHING, 0.0));
    }

    /** Most frequent first, equally frequent ones in the order of the schema. */
    List<Confusion> confusions(int most) {
        List<Confusion> all = new ArrayList<>();
        confused.forEach((values, seen) -> all.add(new Confusion(
                values.one(), values.other(), seen.pairs()[0], seen.cases().size())));
        return all.stream()
                .sorted(Comparator.comparingInt(Confusion::pairs)
                        .reversed()
                        .thenComparing(Confusion::one, order)
                        .thenComparing(Confusion::other, order))
                .limit(most)
                .toList();
    }
}

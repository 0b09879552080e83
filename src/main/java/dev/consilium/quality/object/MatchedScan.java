package dev.consilium.quality.object;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which objects of a scan are the same.
 *
 * @param pairs by their prediction, none of them twice; the weight is IoU
 */
public record MatchedScan(ScanObjects objects, List<Link> pairs, List<Regrouping> regroupings) {

    /** @param minimum IoU of a pair @param strict whether it must be more than that */
    static MatchedScan of(ScanObjects objects, MatchingMethod method, double minimum, boolean strict) {
        List<Link> links = objects.overlaps().stream()
                .map(overlap -> new Link(
                        overlap.prediction(),
                        overlap.reference(),
                        Math.min(1, overlap.overlap().iou())))
                .filter(link -> strict ? link.weight() > minimum : link.weight() >= minimum)
                .toList();
        return new MatchedScan(objects, method.pairs(links), Regrouping.of(objects));
    }

    /** False positives, in their order. */
    public List<Integer> unmatchedPredictions() {
        Set<Integer> matched = pairs.stream().map(Link::prediction).collect(Collectors.toSet());
        return others(objects.predictions().size(), matched);
    }

    /** False negatives, in their order. */
    public List<Integer> unmatchedReferences() {
        Set<Integer> matched = pairs.stream().map(Link::reference).collect(Collectors.toSet());
        return others(objects.references().size(), matched);
    }

    Tally tally() {
        return new Tally(
                pairs.size(),
                objects.predictions().size(),
                pairs.size(),
                objects.references().size());
    }

    /** A prediction counts where it is as large as the stratum, a reference likewise. @param unit mm3 of a voxel */
    Tally tally(SizeStrata strata, int stratum, double unit) {
        return new Tally(
                count(pairs.stream()
                        .mapToDouble(pair -> objects.predictions().get(pair.prediction()))
                        .filter(size -> strata.of(size * unit) == stratum)
                        .count()),
                count(objects.predictions().stream()
                        .filter(size -> strata.of(size * unit) == stratum)
                        .count()),
                count(pairs.stream()
                        .mapToDouble(pair -> objects.references().get(pair.reference()))
                        .filter(size -> strata.of(size * unit) == stratum)
                        .count()),
                count(objects.references().stream()
                        .filter(size -> strata.of(size * unit) == stratum)
                        .count()));
    }

    /** Dice of a pair. */
    double dice(Link pair) {
        return objects.overlaps().stream()
                .filter(overlap -> overlap.prediction() == pair.prediction() && overlap.reference() == pair.reference())
                .findFirst()
                .orElseThrow()
                .overlap()
                .dice();
    }

    private static List<Integer> others(int count, Set<Integer> matched) {
        return IntStream.range(0, count)
                .filter(i -> !matched.contains(i))
                .boxed()
                .toList();
    }

    private static int count(long number) {
        return Math.toIntExact(number);
    }
}

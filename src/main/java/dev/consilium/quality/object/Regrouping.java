package dev.consilium.quality.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * Objects of one side that are several on the other. A prediction and a reference meet where they share at least half of the
 * smaller one, so that neighbours who share an edge do not count.
 *
 * @param object the reference of a split, the prediction of a merge; @param parts of the other side, two or more
 */
public record Regrouping(Kind kind, int object, List<Integer> parts) {

    /** Of the smaller of two objects, what they must share to meet. */
    static final double MEETING = 0.5;

    /** One reference met by several predictions, or one prediction that meets several references. */
    public enum Kind {
        SPLIT,
        MERGE
    }

    /** Splits by their reference, then merges by their prediction. */
    public static List<Regrouping> of(ScanObjects scan) {
        List<Regrouping> found = new ArrayList<>();
        gather(scan, Kind.SPLIT, ObjectOverlap::reference, ObjectOverlap::prediction, found);
        gather(scan, Kind.MERGE, ObjectOverlap::prediction, ObjectOverlap::reference, found);
        return found;
    }

    private static void gather(
            ScanObjects scan,
            Kind kind,
            ToIntFunction<ObjectOverlap> whole,
            ToIntFunction<ObjectOverlap> part,
            List<Regrouping> found) {
        Map<Integer, List<Integer>> parts = new TreeMap<>();
        scan.overlaps().stream()
                .filter(overlap -> overlap.shareOfTheSmaller() >= MEETING)
                .forEach(overlap -> parts.computeIfAbsent(whole.applyAsInt(overlap), object -> new ArrayList<>())
                        .add(part.applyAsInt(overlap)));
        parts.forEach((object, met) -> {
            if (met.size() > 1) {
                found.add(new Regrouping(kind, object, met.stream().sorted().toList()));
            }
        });
    }
}

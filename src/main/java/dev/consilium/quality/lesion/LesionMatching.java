package dev.consilium.quality.lesion;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.Overlap;
import dev.consilium.imaging.mask.Region;
import dev.consilium.quality.object.Assignment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which lesions of two readings are the same: one-to-one, of one class, with at least so much overlap (IoU); most pairs first,
 * then the largest sum of overlap. What is left over is paired once more across classes, to show where readers name one place
 * differently; those do not count as the same lesion.
 */
final class LesionMatching {

    private final GridShape grid;
    private final double minimum;

    /** @param minimum IoU from which two lesions are one, above 0 */
    LesionMatching(GridShape grid, double minimum) {
        if (!(minimum > 0 && minimum <= 1)) {
            throw new IllegalArgumentException("the least overlap is above 0 and at most 1, not " + minimum);
        }
        this.grid = grid;
        this.minimum = minimum;
    }

    List<LesionPair> match(LesionReading one, LesionReading other) {
        Overlap[][] overlaps = overlaps(one.lesions(), other.lesions());
        List<LesionPair> pairs = new ArrayList<>(pairs(one, other, overlaps, Set.of(), true));
        Set<Lesion> taken = new HashSet<>();
        pairs.forEach(pair -> {
            taken.add(pair.one());
            taken.add(pair.other());
        });
        pairs.addAll(pairs(one, other, overlaps, taken, false));
        return pairs;
    }

    private List<LesionPair> pairs(
            LesionReading one, LesionReading other, Overlap[][] overlaps, Set<Lesion> taken, boolean sameClass) {
        double[][] weight = new double[one.lesions().size()][other.lesions().size()];
        for (int i = 0; i < weight.length; i++) {
            for (int j = 0; j < weight[i].length; j++) {
                LesionPair pair =
                        new LesionPair(one.lesions().get(i), other.lesions().get(j), overlaps[i][j]);
                boolean possible = pair.agrees() == sameClass
                        && pair.overlap().iou() >= minimum
                        && !taken.contains(pair.one())
                        && !taken.contains(pair.other());
                weight[i][j] = possible ? pair.overlap().iou() : Assignment.NONE;
            }
        }
        int[] partner = Assignment.of(weight);
        List<LesionPair> pairs = new ArrayList<>();
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] != Assignment.NONE) {
                pairs.add(
                        new LesionPair(one.lesions().get(i), other.lesions().get(partner[i]), overlaps[i][partner[i]]));
            }
        }
        return pairs;
    }

    private Overlap[][] overlaps(List<Lesion> ones, List<Lesion> others) {
        return ones.stream()
                .map(one -> others.stream()
                        .map(other -> Region.overlap(one.region(), other.region(), grid))
                        .toArray(Overlap[]::new))
                .toArray(Overlap[][]::new);
    }
}

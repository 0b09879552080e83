package dev.consilium.quality.agreement;

import java.util.BitSet;
import java.util.List;

/** How far two sets of findings are apart. */
enum SetDistance {
    /** One less the share of common findings among all of both (Jaccard 1912); two empty sets are the same. */
    JACCARD,
    /**
     * One less Jaccard's share times 1 for the same sets, 2/3 for a set and its subset, 1/3 for sets that overlap otherwise
     * (Passonneau 2006).
     */
    MASI;

    Distance of(List<BitSet> sets) {
        return new TableDistance((k, l) -> between(sets.get(k), sets.get(l)));
    }

    double between(BitSet one, BitSet other) {
        if (one.equals(other)) {
            return 0;
        }
        BitSet common = (BitSet) one.clone();
        common.and(other);
        double shared = common.cardinality();
        double jaccard = shared / (one.cardinality() + other.cardinality() - shared);
        boolean subset = common.equals(one) || common.equals(other);
        return 1 - jaccard * (this == JACCARD ? 1 : subset ? 2.0 / 3 : 1.0 / 3);
    }
}

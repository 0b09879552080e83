package dev.consilium.quality.agreement;

/** The contingency table of two raters over the units both rated. */
final class CohenTable {

    private final long[] first;
    private final long[] second;
    private long equal;
    private long units;

    CohenTable(Ratings ratings, int raterA, int raterB) {
        first = new long[ratings.categories().size()];
        second = new long[ratings.categories().size()];
        if (raterA == raterB || Math.max(raterA, raterB) >= ratings.raters()) {
            return; // a rater is no pair with itself, nor with nobody
        }
        for (int row = 0; row < ratings.values().length; row++) {
            add(ratings.values()[row][raterA], ratings.values()[row][raterB], ratings.repeats()[row]);
        }
    }

    private void add(int a, int b, int weight) {
        if (a == Ratings.MISSING || b == Ratings.MISSING) {
            return;
        }
        first[a] += weight;
        second[b] += weight;
        equal += a == b ? weight : 0;
        units += weight;
    }

    long units() {
        return units;
    }

    /** Both gave one and the same category throughout, so that chance alone explains everything. */
    boolean constant() {
        for (int k = 0; k < first.length; k++) {
            if (first[k] == units && second[k] == units) {
                return true;
            }
        }
        return false;
    }

    double kappa() {
        double n = units;
        double chance = 0;
        for (int k = 0; k < first.length; k++) {
            chance += first[k] / n * (second[k] / n);
        }
        return (equal / n - chance) / (1 - chance);
    }
}

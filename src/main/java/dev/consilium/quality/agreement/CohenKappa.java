package dev.consilium.quality.agreement;

import dev.consilium.quality.metric.MetricResult.Status;

/** {@code 1 - da / de} of two raters over the units both rated, chance from each rater's own shares (Cohen 1960, 1968). */
final class CohenKappa implements Coefficient {

    private final int[][] rows;
    private final int first;
    private final int second;
    private final int categories;
    private final Distance distance;

    CohenKappa(Patterns rows, int first, int second, int categories, Distance distance) {
        this.rows = rows.rows();
        this.first = first;
        this.second = second;
        this.categories = categories;
        this.distance = distance;
    }

    @Override
    public Estimate of(int[] weights) {
        return table(weights).kappa(distance, categories);
    }

    TwoRaterTable table(int[] weights) {
        TwoRaterTable table = new TwoRaterTable(categories);
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0 && both(rows[i])) {
                table.add(rows[i][first], rows[i][second], weights[i], distance);
            }
        }
        return table;
    }

    /** A rater is no pair with itself, nor with nobody. */
    boolean both(int[] row) {
        return first != second
                && Math.max(first, second) < row.length
                && row[first] != Ratings.MISSING
                && row[second] != Ratings.MISSING;
    }

    @Override
    public long cost() {
        return 2L * rows.length + 4L * categories;
    }

    /** What the table of two raters adds up to. */
    static final class TwoRaterTable {

        private final double[] a;
        private final double[] b;
        private double apart;
        private double units;

        private TwoRaterTable(int categories) {
            a = new double[categories];
            b = new double[categories];
        }

        private void add(int k, int l, int weight, Distance distance) {
            a[k] += weight;
            b[l] += weight;
            units += weight;
            apart += k == l ? 0 : weight * distance.between(k, l);
        }

        double units() {
            return units;
        }

        double[] sharesA() {
            return shares(a);
        }

        double[] sharesB() {
            return shares(b);
        }

        private double[] shares(double[] totals) {
            double[] shares = new double[totals.length];
            for (int k = 0; k < shares.length; k++) {
                shares[k] = totals[k] / units;
            }
            return shares;
        }

        private Estimate kappa(Distance distance, int categories) {
            if (units == 0) {
                return Estimate.undefined(Status.UNDEFINED_NO_PAIRS);
            }
            if (categories < 2) {
                return Estimate.undefined(Status.UNDEFINED_ONE_CATEGORY);
            }
            return distance.apart(a, b)
                    ? Estimate.ok(1 - apart * units / distance.mean(a, b))
                    : Estimate.undefined(Status.UNDEFINED_NO_VARIATION);
        }
    }
}

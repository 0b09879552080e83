package dev.consilium.quality.agreement;

/** Any distance, asked pair by pair: the cost of a sum over all categories grows with their square. */
final class TableDistance implements Distance {

    /** Of two categories. */
    interface Rule {
        double between(int k, int l);
    }

    private final Rule rule;

    TableDistance(Rule rule) {
        this.rule = rule;
    }

    /** {@code ((v_k - v_l) / (v_k + v_l))^2}, zero for two zeros (Krippendorff 2011). */
    static TableDistance ratio(double[] numbers) {
        return new TableDistance((k, l) -> {
            double sum = numbers[k] + numbers[l];
            double share = sum == 0 ? 0 : (numbers[k] - numbers[l]) / sum;
            return share * share;
        });
    }

    @Override
    public double between(int k, int l) {
        return rule.between(k, l);
    }

    @Override
    public double[] against(double[] y) {
        double[] against = new double[y.length];
        for (int l = 0; l < y.length; l++) {
            for (int k = 0; y[l] > 0 && k < y.length; k++) {
                against[k] += y[l] * rule.between(k, l);
            }
        }
        return against;
    }
}

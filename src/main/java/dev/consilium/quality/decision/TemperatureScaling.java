package dev.consilium.quality.decision;

import java.util.List;

/**
 * The temperature that makes the outcomes likeliest. The likelihood is concave in the inverse temperature, whose slope is
 * bisected. Platt's targets {@code (n + 1) / (n + 2)} for right and {@code 1 / (m + 2)} for wrong (Platt 1999) keep it finite when
 * nothing, or everything, is right.
 */
final class TemperatureScaling {

    private static final double HOTTEST = 1e-3;
    private static final double COLDEST = 1e3;
    private static final int HALVINGS = 100;

    private TemperatureScaling() {}

    static CalibrationMap fit(List<Outcome> outcomes) {
        long right = outcomes.stream().filter(Outcome::right).count();
        double ifRight = (right + 1.0) / (right + 2.0);
        double ifWrong = 1.0 / (outcomes.size() - right + 2.0);
        double low = HOTTEST;
        double high = COLDEST;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double inverse = Math.sqrt(low * high);
            if (slope(outcomes, inverse, ifRight, ifWrong) > 0) {
                low = inverse;
            } else {
                high = inverse;
            }
        }
        return new CalibrationMap.Temperature(1 / Math.sqrt(low * high));
    }

    private static double slope(List<Outcome> outcomes, double inverse, double ifRight, double ifWrong) {
        double slope = 0;
        for (Outcome outcome : outcomes) {
            double logOdds = LogOdds.of(outcome.predicted());
            double stated = 1 / (1 + Math.exp(-inverse * logOdds));
            slope += ((outcome.right() ? ifRight : ifWrong) - stated) * logOdds;
        }
        return slope;
    }
}

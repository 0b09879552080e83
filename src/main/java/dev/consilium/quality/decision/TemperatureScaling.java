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
    private static final int HALVINGS = 60;

    private TemperatureScaling() {}

    static CalibrationMap fit(List<Outcome> outcomes) {
        long right = outcomes.stream().filter(Outcome::right).count();
        double ifRight = (right + 1.0) / (right + 2.0);
        double ifWrong = 1.0 / (outcomes.size() - right + 2.0);
        double[] logOdds = outcomes.stream()
                .mapToDouble(outcome -> LogOdds.of(outcome.predicted()))
                .toArray();
        double[] targets = outcomes.stream()
                .mapToDouble(outcome -> outcome.right() ? ifRight : ifWrong)
                .toArray();
        double low = HOTTEST;
        double high = COLDEST;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double inverse = Math.sqrt(low * high);
            if (slope(logOdds, targets, inverse) > 0) {
                low = inverse;
            } else {
                high = inverse;
            }
        }
        return new CalibrationMap.Temperature(1 / Math.sqrt(low * high));
    }

    private static double slope(double[] logOdds, double[] targets, double inverse) {
        double slope = 0;
        for (int at = 0; at < logOdds.length; at++) {
            slope += (targets[at] - 1 / (1 + Math.exp(-inverse * logOdds[at]))) * logOdds[at];
        }
        return slope;
    }
}

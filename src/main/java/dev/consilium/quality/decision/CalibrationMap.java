package dev.consilium.quality.decision;

import java.util.Arrays;

/** From the posterior a model states to how often such posteriors have been right; never decreasing. */
public sealed interface CalibrationMap {

    /** @param predicted 0 to 1 */
    double apply(double predicted);

    /** As stated. */
    record Identity() implements CalibrationMap {

        @Override
        public double apply(double predicted) {
            return predicted;
        }
    }

    /**
     * Log odds divided by one temperature (Guo et al. 2017, for the chosen label against all others).
     *
     * @param temperature above 1 where the model is overconfident
     */
    record Temperature(double temperature) implements CalibrationMap {

        @Override
        public double apply(double predicted) {
            return 1 / (1 + Math.exp(-LogOdds.of(predicted) / temperature));
        }
    }

    /**
     * Isotonic regression: rises linearly between the knots and is flat outside of them.
     *
     * @param predicted ascending; @param right never descending, as long
     */
    @SuppressWarnings("ArrayRecordComponent") // numeric model, never compared as a record
    record Isotonic(double[] predicted, double[] right) implements CalibrationMap {

        @Override
        public double apply(double at) {
            int found = Arrays.binarySearch(predicted, at);
            int next = found >= 0 ? found : -found - 1;
            if (found >= 0 || next == 0 || next == predicted.length) {
                return right[Math.min(next, predicted.length - 1)];
            }
            double part = (at - predicted[next - 1]) / (predicted[next] - predicted[next - 1]);
            return right[next - 1] + part * (right[next] - right[next - 1]);
        }
    }
}

package dev.consilium.quality.consensus;

/** Probabilities from their logarithms. */
final class LogSpace {

    private LogSpace() {}

    /** Turns {@code n} logarithms from {@code from} on into shares of their sum and returns the logarithm of that sum. */
    static double normalise(double[] logs, int from, int n) {
        double max = Double.NEGATIVE_INFINITY;
        for (int at = from; at < from + n; at++) {
            max = Math.max(max, logs[at]);
        }
        double sum = 0;
        for (int at = from; at < from + n; at++) {
            logs[at] = Math.exp(logs[at] - max);
            sum += logs[at];
        }
        for (int at = from; at < from + n; at++) {
            logs[at] /= sum;
        }
        return max + Math.log(sum);
    }

    /** Certainty of one class, and its logarithm. */
    static double fix(double[] logs, int from, int n, int known) {
        double log = logs[from + known];
        for (int k = 0; k < n; k++) {
            logs[from + k] = k == known ? 1 : 0;
        }
        return log;
    }
}

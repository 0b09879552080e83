package dev.consilium.quality.decision;

import java.util.Arrays;
import java.util.List;

/**
 * What is known of one item after some readings: {@code P(class) ∝ prior(class) * product of confusion(class, said)} (Dawid and
 * Skene 1979, with known confusions). It assumes that readers err independently, so it is overconfident until calibrated.
 *
 * @param classes the label domain in schema order
 * @param probabilities per class, sum 1
 * @param votes per class, how many readings gave it
 */
@SuppressWarnings("ArrayRecordComponent") // numeric result, never compared as a record
public record Posterior(List<String> classes, double[] probabilities, int[] votes) {

    /** Probabilities closer than this differ by rounding alone. */
    private static final double TIE = 1e-9;

    /** Before any reading. */
    public static Posterior prior(List<String> classes, double[] priors) {
        return new Posterior(List.copyOf(classes), priors.clone(), new int[priors.length]);
    }

    public static Posterior prior(ReaderModel model) {
        return prior(model.classes(), model.priors());
    }

    /** @param confusion {@code true x said} of who gave the label, every cell above 0 */
    public Posterior after(double[][] confusion, int said) {
        double[] next = new double[probabilities.length];
        Arrays.setAll(next, k -> probabilities[k] * confusion[k][said]);
        double sum = Arrays.stream(next).sum();
        int[] counted = votes.clone();
        counted[said]++;
        return new Posterior(classes, Arrays.stream(next).map(p -> p / sum).toArray(), counted);
    }

    public Posterior after(ReaderModel model, String reader, String label) {
        int said = classes.indexOf(label);
        if (said < 0) {
            throw new IllegalArgumentException("a label outside of the domain");
        }
        return after(model.confusion(reader), said);
    }

    public double max() {
        return Arrays.stream(probabilities).max().orElseThrow();
    }

    /** The likeliest class, the first in schema order of those that {@link #tie}. */
    public String label() {
        double most = max();
        int first = 0;
        while (probabilities[first] < most - TIE) {
            first++;
        }
        return classes.get(first);
    }

    public boolean tie() {
        double most = max();
        return Arrays.stream(probabilities).filter(p -> p >= most - TIE).count() > 1;
    }

    /** The soft label kept beside the hard one. */
    public SoftLabel soft() {
        return new SoftLabel(classes, probabilities, entropy(), votes);
    }

    /** In nats, from 0 to ln K. */
    public double entropy() {
        return Arrays.stream(probabilities)
                .filter(p -> p > 0)
                .map(p -> -p * Math.log(p))
                .sum();
    }

    /** Expected largest probability after one more label, less the largest now: {@code sum_l max_k p_k pi_kl - max_k p_k}; 0 or more. */
    public double expectedGain(double[][] confusion) {
        return Math.max(0, expectedMax(confusion) - max());
    }

    /** Over every next label: its chance times the largest probability after it, {@code sum_l max_k p_k pi_kl}. */
    double expectedMax(double[][] confusion) {
        double expected = 0;
        for (int said = 0; said < probabilities.length; said++) {
            double most = 0;
            for (int k = 0; k < probabilities.length; k++) {
                most = Math.max(most, probabilities[k] * confusion[k][said]);
            }
            expected += most;
        }
        return expected;
    }
}

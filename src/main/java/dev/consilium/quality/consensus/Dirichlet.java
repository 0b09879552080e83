package dev.consilium.quality.consensus;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;

/** The distribution of shares after counts, under a symmetric prior. */
final class Dirichlet {

    private Dirichlet() {}

    /** Kullback-Leibler, from Dirichlet(counts + prior) to Dirichlet(prior). */
    static double divergence(double[] counts, double prior) {
        double sum = Arrays.stream(counts).sum() + counts.length * prior;
        double result = LogGamma.value(sum) - LogGamma.value(counts.length * prior);
        for (double count : counts) {
            result += LogGamma.value(prior) - LogGamma.value(count + prior);
            result += count * (Digamma.value(count + prior) - Digamma.value(sum));
        }
        return result;
    }
}

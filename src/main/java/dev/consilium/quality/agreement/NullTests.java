package dev.consilium.quality.agreement;

import dev.consilium.quality.agreement.Coefficient.Estimate;
import java.util.Arrays;
import java.util.Map;

/** Whether a kappa differs from chance: its standard error were there none, for the test alone and never for an interval. */
final class NullTests {

    private NullTests() {}

    /** Fleiss, Nee and Landis 1979: of complete ratings, as many of every unit; empty where that is not so. */
    static Map<String, Object> fleiss(Patterns counts, ChanceCorrected kappa, int raters, int categories) {
        Estimate estimate = kappa.of(counts.weights());
        boolean complete = Arrays.stream(counts.rows()).allMatch(unit -> unit.length == raters);
        if (!estimate.defined() || !complete) {
            return Map.of();
        }
        double[] shares = new PairDistances(counts, new NominalDistance()).shares(counts.weights(), categories);
        double spread = 0;
        double skew = 0;
        for (double share : shares) {
            spread += share * (1 - share);
            skew += share * (1 - share) * (1 - 2 * share);
        }
        double error = Math.sqrt(2 / ((double) counts.units() * raters * (raters - 1)))
                * Math.sqrt(Math.max(0, spread * spread - skew))
                / spread;
        return error > 0 ? Map.of("nullStandardError", error, "z", estimate.value() / error) : Map.of();
    }
}

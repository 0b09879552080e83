package dev.consilium.quality.agreement;

/**
 * How intervals are made by resampling (Efron and Tibshirani 1993).
 *
 * @param replicates 0 for no intervals but those that follow from a formula
 * @param level of confidence, between 0 and 1
 * @param clusters for each row of the ratings the number of its cluster, for example of the patient: then clusters are drawn instead
 *     of units; empty for units
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a record
public record Resampling(int replicates, long seed, Method method, double level, int[] clusters) {

    private static final int[] UNITS = {};

    public static final int REPLICATES = 2000;
    public static final long SEED = 20_260_101;
    public static final Resampling NONE = new Resampling(0, SEED, Method.BCA, 0.95, UNITS);
    public static final Resampling DEFAULT = of(REPLICATES, SEED);

    public enum Method {
        PERCENTILE,
        /** Bias-corrected and accelerated (Efron 1987). */
        BCA
    }

    public Resampling {
        if (replicates < 0 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException(replicates + " replicates at level " + level);
        }
    }

    public static Resampling of(int replicates, long seed) {
        return new Resampling(replicates, seed, Method.BCA, 0.95, UNITS);
    }

    public Resampling percentile() {
        return new Resampling(replicates, seed, Method.PERCENTILE, level, clusters);
    }

    public Resampling over(int[] clusterOfRow) {
        return new Resampling(replicates, seed, method, level, clusterOfRow);
    }

    boolean clustered() {
        return clusters.length > 0;
    }

    public boolean wanted() {
        return replicates > 0;
    }
}

package dev.consilium.quality;

/** Coefficients of agreement on nominal ratings; definitions and degenerate cases as documented in the reference. */
public final class Agreement {

    private Agreement() {}

    public static MetricResult percent(Ratings ratings) {
        throw new UnsupportedOperationException();
    }

    /** Cohen 1960, the first two raters' common units. */
    public static MetricResult cohen(Ratings ratings, int raterA, int raterB) {
        throw new UnsupportedOperationException();
    }

    /** Fleiss 1971, generalised to missing ratings. */
    public static MetricResult fleiss(Ratings ratings) {
        throw new UnsupportedOperationException();
    }

    /** Krippendorff 2011, nominal. */
    public static MetricResult krippendorffNominal(Ratings ratings) {
        throw new UnsupportedOperationException();
    }
}

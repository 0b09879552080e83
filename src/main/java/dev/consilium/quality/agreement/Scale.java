package dev.consilium.quality.agreement;

/** What may be compared of two values (Stevens 1946): equality, order, differences, shares of their sum. */
public enum Scale {
    NOMINAL,
    ORDINAL,
    INTERVAL,
    RATIO;

    /** Lower case, as in the command line and in the ids of the metrics. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Numbers lie on a line and are no categories of a schema. */
    public boolean numeric() {
        return this == INTERVAL || this == RATIO;
    }
}

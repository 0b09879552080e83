package dev.consilium.quality;

/** The metrics this module computes; a change of a definition is a new version of it. */
public enum Metric {
    PERCENT_AGREEMENT("percent-agreement", "1"),
    COHEN_KAPPA("cohen-kappa", "1"),
    FLEISS_KAPPA("fleiss-kappa", "1"),
    KRIPPENDORFF_ALPHA_NOMINAL("krippendorff-alpha-nominal", "1");

    private final String id;
    private final String definitionVersion;

    Metric(String id, String definitionVersion) {
        this.id = id;
        this.definitionVersion = definitionVersion;
    }

    public String id() {
        return id;
    }

    public String definitionVersion() {
        return definitionVersion;
    }
}

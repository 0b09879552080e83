package dev.consilium.quality.metric;

/** The metrics this module computes; a change of a definition is a new version of it. */
public enum Metric {
    PERCENT_AGREEMENT("percent-agreement", "1"),
    COHEN_KAPPA("cohen-kappa", "1"),
    FLEISS_KAPPA("fleiss-kappa", "1"),
    KRIPPENDORFF_ALPHA_NOMINAL("krippendorff-alpha-nominal", "1"),
    POSITIVE_AGREEMENT("positive-agreement", "1"),
    LESION_COUNT("lesion-count", "1"),
    LESION_COUNT_DIFFERENCE("lesion-count-difference", "1"),
    UNMATCHED_LESIONS("unmatched-lesions", "1"),
    LESION_CLASS_DISAGREEMENTS("lesion-class-disagreements", "1"),
    MEAN_LESION_IOU("mean-lesion-iou", "1"),
    MIN_LESION_IOU("min-lesion-iou", "1"),
    OVERALL_DICE("overall-dice", "1"),
    OVERALL_IOU("overall-iou", "1"),
    LESION_IOU("lesion-iou", "1"),
    LESION_DICE("lesion-dice", "1"),
    LESION_VOLUME("lesion-volume-mm3", "1");

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

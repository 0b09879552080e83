package dev.consilium.quality.metric;

/** The metrics this module computes; a change of a definition is a new version of it. */
public enum Metric {
    PERCENT_AGREEMENT("percent-agreement", "1"),
    COHEN_KAPPA("cohen-kappa", "1"),
    SCOTT_PI("scott-pi", "1"),
    FLEISS_KAPPA("fleiss-kappa", "1"),
    CONGER_KAPPA("conger-kappa", "1"),
    LIGHT_KAPPA("light-kappa", "1"),
    BRENNAN_PREDIGER("brennan-prediger", "1"),
    GWET_AC1("gwet-ac1", "1"),
    GWET_AC2("gwet-ac2", "1"),
    KRIPPENDORFF_ALPHA_NOMINAL("krippendorff-alpha-nominal", "1"),
    KRIPPENDORFF_ALPHA_ORDINAL("krippendorff-alpha-ordinal", "1"),
    KRIPPENDORFF_ALPHA_INTERVAL("krippendorff-alpha-interval", "1"),
    KRIPPENDORFF_ALPHA_RATIO("krippendorff-alpha-ratio", "1"),
    KRIPPENDORFF_ALPHA_JACCARD("krippendorff-alpha-jaccard", "1"),
    KRIPPENDORFF_ALPHA_MASI("krippendorff-alpha-masi", "1"),
    POSITIVE_AGREEMENT("positive-agreement", "1"),
    NEGATIVE_AGREEMENT("negative-agreement", "1"),
    PREVALENCE_INDEX("prevalence-index", "1"),
    BIAS_INDEX("bias-index", "1"),
    BOWKER_SYMMETRY("bowker-symmetry", "1"),
    ICC_1_1("icc-1-1", "1"),
    ICC_2_1("icc-2-1", "1"),
    ICC_3_1("icc-3-1", "1"),
    ICC_1_K("icc-1-k", "1"),
    ICC_2_K("icc-2-k", "1"),
    ICC_3_K("icc-3-k", "1"),
    ICC_ONE_WAY_INCOMPLETE("icc-one-way-incomplete", "1"),
    SEM_AGREEMENT("sem-agreement", "1"),
    SMALLEST_DETECTABLE_CHANGE("smallest-detectable-change", "1"),
    BLAND_ALTMAN_BIAS("bland-altman-bias", "1"),
    BLAND_ALTMAN_LOWER("bland-altman-lower-limit", "1"),
    BLAND_ALTMAN_UPPER("bland-altman-upper-limit", "1"),
    LIN_CCC("lin-ccc", "1"),
    KENDALL_W("kendall-w", "1"),
    AGREEMENT_DIFFERENCE("agreement-difference", "1"),
    TEST_RETEST_PERCENT("test-retest-percent", "1"),
    TEST_RETEST_KAPPA("test-retest-kappa", "1"),
    TEST_RETEST_ICC("test-retest-icc", "1"),
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
    LESION_VOLUME("lesion-volume-mm3", "1"),
    FUSED_VOLUME("fused-volume-mm3", "1"),
    FUSION_UNCERTAIN_FRACTION("fusion-uncertain-fraction", "1"),
    FUSION_MEAN_ENTROPY("fusion-mean-entropy", "1"),
    FUSION_MAJORITY_DICE("fusion-majority-dice", "1"),
    FUSION_MAJORITY_DIFFERENCE("fusion-majority-difference", "1"),
    FUSION_SENSITIVITY("fusion-sensitivity", "1"),
    FUSION_SPECIFICITY("fusion-specificity", "1"),
    FUSION_DICE("fusion-dice", "1"),
    FUSION_NSD("fusion-nsd", "1"),
    FUSION_VOLUME_BIAS("fusion-volume-bias-mm3", "1"),
    FUSION_VOLUME_BIAS_PERCENT("fusion-volume-bias-percent", "1");

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

package dev.consilium.workflow.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a protocol costs and gives at other numbers in its routing table, on recorded labels.
 *
 * @param method how labels become a consensus
 * @param reference what accuracy is held against
 * @param sweep one point per setting, thresholds rising within each number of readings
 * @param shipped the point with the numbers the table has itself
 * @param fixed the strict majority of the first 2, 3, … readings of every case, without any table
 * @param savings against each fixed number, where some setting reaches it
 * @param inputDigest SHA-256 of the recorded labels
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SweepReport(
        String protocol,
        String digest,
        String method,
        Reference reference,
        int cases,
        int readings,
        boolean calibrated,
        List<Point> sweep,
        Point shipped,
        List<Fixed> fixed,
        List<Saving> savings,
        String inputDigest) {

    public enum Reference {
        /** The truth that was given with the labels. */
        TRUTH,
        /** The label that all recorded readings of the case come to by the same method. */
        ALL_READINGS
    }

    /** Null where the number is the table's own. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Setting(
            @Nullable Double threshold, @Nullable Integer maxReadings) {}

    /**
     * One setting.
     *
     * @param readingsPerCase mean; @param seniorPerCase share of cases that go to a specialist or senior expert
     * @param arbitratedPerCase those of them that go to arbitration
     * @param acceptedPerCase share accepted on the readers' word
     * @param accuracy share of the accepted whose label is the reference's, null where none is accepted with a known reference
     * @param lo Wilson 1927, 95 %
     * @param overall share of all cases with a known reference that end right, experts taken to be right
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Point(
            Setting setting,
            double readingsPerCase,
            double readingsLo,
            double readingsHi,
            double seniorPerCase,
            double seniorLo,
            double seniorHi,
            double arbitratedPerCase,
            double acceptedPerCase,
            int accepted,
            @Nullable Double accuracy,
            @Nullable Double lo,
            @Nullable Double hi,
            @Nullable Double overall) {}

    /**
     * The same number of readings for every case.
     *
     * @param readings the first so many of each case; @param undecided share of cases without a strict majority
     * @param accuracy share of the decided whose label is the reference's
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Fixed(
            int readings,
            double readingsPerCase,
            double undecided,
            @Nullable Double accuracy,
            @Nullable Double lo,
            @Nullable Double hi,
            @Nullable Double overall) {}

    /**
     * The setting with the fewest readings whose accepted labels are right at least as often as the majority of a fixed number, of
     * those that ask experts no more often than that majority leaves a case undecided; of all, where none does.
     *
     * @param share of the readings saved, below 0 where more are needed
     * @param expertsMore share of cases that go to experts beyond those the majority leaves undecided, below 0 where fewer do
     */
    public record Saving(Fixed fixed, Point point, double share, double expertsMore) {}
}

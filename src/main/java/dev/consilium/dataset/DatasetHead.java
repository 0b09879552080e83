package dev.consilium.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.quality.metric.MetricResult;
import java.time.Instant;
import java.util.List;

/**
 * What stands above the cases of an export.
 *
 * @param formatVersion grows when a reader of the format has to change
 * @param protocols every version one of the cases was read under, each with its label schema
 */
record DatasetHead(
        String format,
        int formatVersion,
        String software,
        Instant exportedAt,
        ProjectRef project,
        List<ProtocolRef> protocols,
        Counts counts) {

    static final String FORMAT = "consilium-dataset";
    static final int FORMAT_VERSION = 1;

    record ProjectRef(String id, String name) {}

    /** @param agreement over all closed cases that were read under this version */
    record ProtocolRef(
            String key,
            String versionTag,
            String digest,
            String guidelineVersion,
            JsonNode labelSchema,
            List<MetricResult> agreement) {}

    /**
     * @param openCasesLeftOut cases that are still blinded, of which an export tells nothing else
     * @param withdrawnCasesLeftOut cases that are in no export any more, whatever they came to
     */
    record Counts(int cases, int openCasesLeftOut, int withdrawnCasesLeftOut) {}
}

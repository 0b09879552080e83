package dev.consilium.studio.trial;

import dev.consilium.workflow.protocol.ReplayReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A draft run on recorded labels.
 *
 * @param digest of the files it ran with
 * @param sourceName name of the file that was sent, empty for the readings of the project
 * @param leftOut cases of the project that cannot be replayed, by reason
 * @param findings how many the linter had when it began
 * @param diagrams names of the diagrams it ran with, the one of the case first
 * @param reason why it failed
 */
public record ReplayRun(
        String id,
        String draftId,
        String digest,
        Source source,
        String sourceName,
        ReplayState state,
        int done,
        int of,
        Map<String, Integer> leftOut,
        int findings,
        List<String> diagrams,
        @Nullable String reason,
        @Nullable ReplayReport report,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant finishedAt) {

    /** Where the labels come from. */
    public enum Source {
        PROJECT,
        FILE
    }

    public double readingsPerCase() {
        return report == null || report.cases() == 0
                ? 0
                : (double) report.readings().used() / report.cases();
    }

    /** Cases that specialists or seniors decided, of all. */
    public double expertsPerCase() {
        if (report == null || report.cases() == 0) {
            return 0;
        }
        ReplayReport.Outcome outcome = report.outcome();
        return (double) (outcome.validated() + outcome.arbitrated() + outcome.ambiguous()) / report.cases();
    }

    /** Cases that came before a senior, of all. */
    public double seniorsPerCase() {
        if (report == null || report.cases() == 0) {
            return 0;
        }
        ReplayReport.Outcome outcome = report.outcome();
        return (double) (outcome.arbitrated() + outcome.ambiguous()) / report.cases();
    }
}

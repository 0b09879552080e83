package dev.consilium.workflow.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.consilium.project.CaseState;
import dev.consilium.quality.metric.MetricResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a protocol made of recorded labels. Outcomes sum to {@code cases}; {@code used + saved = available}.
 *
 * @param digest of the protocol's files as replayed, the generated label schema apart
 * @param elements how often each element of the diagrams was entered, by BPMN id
 * @param seconds wall time of the replay itself
 */
public record ReplayReport(
        String protocol,
        String digest,
        int cases,
        Outcome outcome,
        Readings readings,
        Agreements agreement,
        Truth truth,
        Map<String, Long> elements,
        double seconds) {

    public record Outcome(int accepted, int validated, int arbitrated, int ambiguous, int open) {

        static Outcome of(List<ReplayedCase> cases) {
            int accepted = count(cases, CaseState.ACCEPTED);
            int validated = count(cases, CaseState.VALIDATED);
            int arbitrated = count(cases, CaseState.ARBITRATED);
            int ambiguous = count(cases, CaseState.AMBIGUOUS);
            int closed = accepted + validated + arbitrated + ambiguous;
            return new Outcome(accepted, validated, arbitrated, ambiguous, cases.size() - closed);
        }

        private static int count(List<ReplayedCase> cases, CaseState state) {
            return (int) cases.stream().filter(one -> one.state() == state).count();
        }
    }

    /**
     * @param available independent readings that were recorded: the first of each rater per case
     * @param repeated further labels of the same rater on the same case, which are not independent and not used
     */
    public record Readings(int available, int used, int saved, int repeated) {}

    public record Agreements(Agreement all, Agreement used) {}

    /** The coefficients by name, null where undefined, and each with its status in {@code metrics}. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Agreement(
            @Nullable Double percent,
            @Nullable Double fleiss,
            @Nullable Double alpha,
            List<MetricResult> metrics) {}

    /** @param n accepted cases whose truth is known; @param accuracy share of them whose consensus equals it, null for none */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Truth(int n, @Nullable Double accuracy) {

        static Truth of(List<ReplayedCase> cases) {
            List<ReplayedCase> known = cases.stream()
                    .filter(one -> one.state() == CaseState.ACCEPTED && one.truth() != null)
                    .toList();
            long right = known.stream()
                    .filter(one -> Objects.equals(one.truth(), one.label()))
                    .count();
            return new Truth(known.size(), known.isEmpty() ? null : (double) right / known.size());
        }
    }
}

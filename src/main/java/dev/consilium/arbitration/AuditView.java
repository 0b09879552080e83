package dev.consilium.arbitration;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.consilium.annotation.Label;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor sees: the truth before its release, the readings and decisions it rests on under aliases, and why the case went its
 * way. Never an identity.
 *
 * @param earlier what audits of this case said before, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditView(
        String caseId,
        AuditedTruth truth,
        @Nullable String route,
        @Nullable String routeReason,
        List<ArbitrationView.BlindedReading> readings,
        List<AuditedDecision> decisions,
        List<Earlier> earlier) {

    public record AuditedTruth(
            int revision,
            GroundTruth.Origin origin,
            List<Label> labels,
            Map<String, Double> softLabel,
            @Nullable Double percentAgreement) {}

    /** @param reader number of the reading it chose or edited; @param dissent numbers of the readings that differ from it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AuditedDecision(
            int number,
            Decision.Level level,
            DecideCommand.Kind kind,
            @Nullable Integer reader,
            List<Label> labels,
            String reason,
            @Nullable String comment,
            List<Integer> dissent,
            Instant signedAt) {}

    public record Earlier(AuditVerdict verdict, List<AuditFinding> findings, Instant signedAt) {}
}

package dev.consilium.arbitration;

import dev.consilium.annotation.Label;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.common.Digests;
import dev.consilium.common.Ids;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what several people decided together, in a panel or on the board, among the decisions of their case, resting on what each signed. */
@Component
@Transactional
public class JointDecisions {

    /**
     * What they came to.
     *
     * @param lesions what comes of each, empty unless it was decided lesion by lesion
     * @param reasonCode of a panel's reasons, or the category of an edge case
     * @param signature of the chair, of the count over the signed votes, or under the opinion that decides
     * @param restsOn digests of all votes or opinions that were given, abstentions included
     */
    public record Verdict(
            DecideCommand.Kind kind,
            @Nullable String chosenReadingId,
            List<Label> labels,
            List<LesionOutcome> lesions,
            String reasonCode,
            @Nullable String comment,
            Signature signature,
            List<String> restsOn) {}

    private final Cases cases;
    private final Readings readings;
    private final Decisions decisions;
    private final Dissent dissent;
    private final LesionOutcomes lesionOutcomes;
    private final LabelsJson json;
    private final ApplicationEventPublisher events;

    JointDecisions(
            Cases cases,
            Readings readings,
            Decisions decisions,
            Dissent dissent,
            LesionOutcomes lesionOutcomes,
            LabelsJson json,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.readings = readings;
        this.decisions = decisions;
        this.dissent = dissent;
        this.lesionOutcomes = lesionOutcomes;
        this.json = json;
        this.events = events;
    }

    public Decision add(String caseId, Decision.Level level, Verdict verdict) {
        Case decided = cases.get(caseId);
        List<Reading> submitted = readings.submitted(caseId);
        Signature signature = verdict.signature();
        Decision counted = new Decision(
                Ids.random(),
                caseId,
                decisions.latest(caseId).map(Decision::revision).orElse(0) + 1,
                level,
                decided.round(),
                verdict.kind(),
                verdict.chosenReadingId(),
                verdict.labels(),
                verdict.reasonCode(),
                verdict.comment(),
                dissent.of(caseId, verdict.kind(), verdict.labels(), submitted),
                signature.signerId(),
                signature.name(),
                signature.meaning(),
                signature.at(),
                digest(decided, level, verdict, submitted));
        Decision decision =
                verdict.lesions().isEmpty() ? counted : counted.dissentedBy(LesionOutcome.dissent(verdict.lesions()));
        decisions.add(decision);
        lesionOutcomes.add(decision.id(), verdict.lesions());
        events.publishEvent(new DecisionSigned(decision, decided.projectId()));
        return decision;
    }

    private String digest(Case decided, Decision.Level level, Verdict verdict, List<Reading> submitted) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("caseId", decided.id());
        content.put("protocol", decided.protocolDigest());
        content.put("level", level);
        content.put("kind", verdict.kind());
        content.put("labels", verdict.labels());
        content.put("reason", verdict.reasonCode());
        content.put("comment", Objects.requireNonNullElse(verdict.comment(), ""));
        content.put("readings", Signatures.digests(submitted));
        content.put("restsOn", verdict.restsOn().stream().sorted().toList());
        content.put("signature", verdict.signature().digest());
        return Digests.sha256Hex(json.write(content));
    }
}

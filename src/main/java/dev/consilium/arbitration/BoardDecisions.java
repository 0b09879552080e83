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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what the edge-case board decided among the decisions of its case, resting on the signed opinions of its members. */
@Component
@Transactional
public class BoardDecisions {

    /**
     * What the board came to.
     *
     * @param reasonCode the category of the edge case; @param reason in the words of whoever signed
     * @param signature under the opinion that decides: the chair's, else the senior member's
     * @param opinions digests of all opinions that were given
     */
    public record Verdict(
            DecideCommand.Kind kind,
            List<Label> labels,
            String reasonCode,
            String reason,
            Signature signature,
            List<String> opinions) {}

    private final Cases cases;
    private final Readings readings;
    private final Decisions decisions;
    private final LabelsJson json;
    private final ApplicationEventPublisher events;

    BoardDecisions(
            Cases cases, Readings readings, Decisions decisions, LabelsJson json, ApplicationEventPublisher events) {
        this.cases = cases;
        this.readings = readings;
        this.decisions = decisions;
        this.json = json;
        this.events = events;
    }

    public Decision add(String caseId, Verdict verdict) {
        Case decided = cases.get(caseId);
        List<Reading> submitted = readings.submitted(caseId);
        Signature signature = verdict.signature();
        Decision decision = new Decision(
                Ids.random(),
                caseId,
                decisions.latest(caseId).map(Decision::revision).orElse(0) + 1,
                Decision.Level.BOARD,
                decided.round(),
                verdict.kind(),
                null,
                verdict.labels(),
                verdict.reasonCode(),
                verdict.reason(),
                Dissent.of(verdict.kind(), verdict.labels(), submitted),
                signature.signerId(),
                signature.name(),
                signature.meaning(),
                signature.at(),
                digest(decided, verdict, submitted));
        decisions.add(decision);
        events.publishEvent(new DecisionSigned(decision, decided.projectId()));
        return decision;
    }

    private String digest(Case decided, Verdict verdict, List<Reading> submitted) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("caseId", decided.id());
        content.put("protocol", decided.protocolDigest());
        content.put("level", Decision.Level.BOARD);
        content.put("kind", verdict.kind());
        content.put("labels", verdict.labels());
        content.put("reason", verdict.reasonCode());
        content.put("comment", verdict.reason());
        content.put("readings", Signatures.digests(submitted));
        content.put("opinions", verdict.opinions().stream().sorted().toList());
        content.put("signature", verdict.signature().digest());
        return Digests.sha256Hex(json.write(content));
    }
}

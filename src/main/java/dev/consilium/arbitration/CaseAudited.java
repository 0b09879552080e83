package dev.consilium.arbitration;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** An auditor looked at a recorded ground truth and signed. */
public record CaseAudited(CaseAudit audit, String projectId) implements DomainEvent {

    @Override
    public String subjectId() {
        return audit.caseId();
    }

    @Override
    public String actorId() {
        return audit.auditorId();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of(
                "audit", audit.id(),
                "truth", audit.truthId(),
                "verdict", audit.verdict().code(),
                "findings", Integer.toString(audit.findings().size()),
                "content", audit.contentDigest());
    }
}

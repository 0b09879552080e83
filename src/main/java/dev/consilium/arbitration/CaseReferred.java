package dev.consilium.arbitration;

import dev.consilium.common.DomainEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/** An arbiter handed a case on and signed. */
public record CaseReferred(Referral referral, String projectId) implements DomainEvent {

    @Override
    public String subjectId() {
        return referral.caseId();
    }

    @Override
    public String actorId() {
        return referral.arbiterId();
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("referral", referral.id());
        facts.put("kind", referral.kind().name());
        if (referral.category() != null) {
            facts.put("category", referral.category().name());
        }
        facts.put("content", referral.contentDigest());
        return facts;
    }
}

package dev.consilium.arbitration;

import dev.consilium.common.Digests;
import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.People;
import dev.consilium.project.Case;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Signs an audit: the password again, then name, time and meaning with a digest of everything said (21 CFR 11.50, 11.70). */
@Component
class AuditSigning {

    private final People people;
    private final LabelsJson json;
    private final Clock clock;

    AuditSigning(People people, LabelsJson json, Clock clock) {
        this.people = people;
        this.json = json;
        this.clock = clock;
    }

    CaseAudit sign(Case audited, GroundTruth truth, AuditCommand command, List<AuditFinding> findings, Actor auditor) {
        if (!people.passwordMatches(auditor.id(), command.password())) {
            throw Refusal.forbidden("SIGNATURE_REFUSED", "The password is wrong; nothing was signed. Enter it again.");
        }
        String name = people.get(auditor.id()).displayName();
        String meaning = meaning(command.verdict());
        Instant signedAt = clock.instant();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("caseId", audited.id());
        content.put("protocol", audited.protocolDigest());
        content.put("truth", truth.id());
        content.put("truthRevision", truth.revision());
        content.put("verdict", command.verdict());
        content.put("findings", findings);
        content.put("comment", Objects.requireNonNullElse(command.comment(), ""));
        content.put("signer", auditor.id());
        content.put("name", name);
        content.put("meaning", meaning);
        content.put("signedAt", signedAt.toString());
        return new CaseAudit(
                Ids.random(),
                audited.id(),
                truth.id(),
                audited.round(),
                command.verdict(),
                findings,
                command.comment(),
                auditor.id(),
                name,
                meaning,
                signedAt,
                Digests.sha256Hex(json.write(content)));
    }

    private static String meaning(AuditVerdict verdict) {
        return switch (verdict) {
            case PASSED -> "I audited this case and found nothing that keeps its ground truth from being released.";
            case REWORK -> "I audited this case; the readings I named have to be looked at again by their readers.";
            case FAILED -> "I audited this case; its ground truth does not stand and must not be released.";
        };
    }
}

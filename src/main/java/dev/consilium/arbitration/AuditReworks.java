package dev.consilium.arbitration;

import dev.consilium.annotation.Reading;
import dev.consilium.identity.Actor;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Sends the readings an audit speaks of back to their readers, each with what was said of it. */
@Component
class AuditReworks {

    private final Reworks reworks;

    AuditReworks(Reworks reworks) {
        this.reworks = reworks;
    }

    /** Before anything is signed, since a signed audit stays. @throws dev.consilium.common.Refusal as {@link Reworks#request} */
    void requirePossible(String caseId, AuditFindings said, Map<Integer, Reading> byNumber) {
        said.readers()
                .forEach(number -> reworks.requirePossible(
                        caseId, reading(byNumber, number).id(), said.textFor(number), said.placesFor(number)));
    }

    void ask(CaseAudit audit, Map<Integer, Reading> byNumber) {
        audit.said().readers().forEach(number -> ask(audit, number, reading(byNumber, number)));
    }

    private void ask(CaseAudit audit, int number, Reading reading) {
        reworks.request(
                audit.caseId(),
                reading.id(),
                ReasonCode.OTHER,
                audit.said().textFor(number),
                audit.said().placesFor(number),
                Actor.person(audit.auditorId()));
    }

    private static Reading reading(Map<Integer, Reading> byNumber, int number) {
        return Objects.requireNonNull(byNumber.get(number));
    }
}

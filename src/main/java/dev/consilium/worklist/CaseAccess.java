package dev.consilium.worklist;

import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.project.Case;
import dev.consilium.project.CaseParts;
import dev.consilium.project.Cases;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Opens a case to those who may see anything of it: readers only where they had a part in it. */
@Component
class CaseAccess {

    /** A case and how much of it its viewer sees. */
    record Opened(Case shown, CaseSight sight) {}

    private final Cases cases;
    private final Memberships memberships;
    private final Readings readings;
    private final CaseParts parts;

    CaseAccess(Cases cases, Memberships memberships, Readings readings, CaseParts parts) {
        this.cases = cases;
        this.memberships = memberships;
        this.readings = readings;
        this.parts = parts;
    }

    /** @throws Refusal NOT_FOUND for an absent case and for one of somebody else's alike */
    Opened open(String caseId, Actor viewer) {
        Case shown = cases.get(caseId);
        CaseSight sight = CaseSight.of(memberships.rolesOf(shown.projectId(), viewer.id()), shown.state());
        if (!mayOpen(caseId, sight, viewer)) {
            throw Refusal.notFound("case");
        }
        return new Opened(shown, sight);
    }

    /**
     * From when on the viewer may know the course of the case. What was before a reopening tells those who settle the case what
     * others once said.
     */
    Instant since(Opened opened) {
        return opened.sight().seesEarlier(opened.shown().state())
                ? Instant.EPOCH
                : readings.handedIn(opened.shown().id()).stream()
                        .map(Reading::setAsideAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .map(reopened -> reopened.truncatedTo(ChronoUnit.MILLIS))
                        .orElse(Instant.EPOCH);
    }

    boolean isOpenTo(Case shown, Actor viewer) {
        return mayOpen(shown.id(), CaseSight.of(memberships.rolesOf(shown.projectId(), viewer.id())), viewer);
    }

    private boolean mayOpen(String caseId, CaseSight sight, Actor viewer) {
        return sight != CaseSight.NONE && (sight != CaseSight.READER || isInvolved(caseId, viewer));
    }

    private boolean isInvolved(String caseId, Actor viewer) {
        return readings.involved(caseId).contains(viewer.id()) || parts.hasPart(caseId, viewer.id());
    }
}

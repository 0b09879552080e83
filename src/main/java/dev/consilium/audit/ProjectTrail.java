package dev.consilium.audit;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows the trail of a project to those who answer for it. It names readers and tells of scores, so nobody who reads or arbitrates
 * in the project sees it, whatever else they are. Looking is recorded too.
 */
@Component
@Transactional
public class ProjectTrail {

    private static final Set<Role> BLINDED = EnumSet.of(Role.ANNOTATOR, Role.SPECIALIST, Role.SENIOR);

    private final AuditTrail trail;
    private final Memberships memberships;
    private final ApplicationEventPublisher events;

    ProjectTrail(AuditTrail trail, Memberships memberships, ApplicationEventPublisher events) {
        this.trail = trail;
        this.memberships = memberships;
        this.events = events;
    }

    /** @throws Refusal NOT_FOUND for strangers, FORBIDDEN {@code ROLE_MISSING}, {@code BLINDED}, INVALID {@code LIMIT_INVALID} */
    public List<AuditEntry> show(String projectId, long after, int limit, Actor viewer) {
        memberships.require(viewer, projectId, Role.LEAD, Role.AUDITOR);
        if (memberships.rolesOf(projectId, viewer.id()).stream().anyMatch(BLINDED::contains)) {
            throw Refusal.forbidden(
                    "BLINDED", "Who reads or arbitrates in a project does not see its audit trail; ask its auditor.");
        }
        if (after < 0 || limit < 1) {
            throw Refusal.invalid("LIMIT_INVALID", "after is a sequence number, limit a number from 1 to 1000.");
        }
        List<AuditEntry> shown = trail.ofProject(projectId, after, limit);
        events.publishEvent(new TrailRead(projectId, viewer.id(), after, shown.size()));
        return shown;
    }
}

package dev.consilium.arbitration.edgecase;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who may read the register. Readers never, whatever else they are. Whoever may still come to judge a case sees what is settled;
 * who oversees the project and judges nothing sees all.
 */
@Component
class RegisterAccess {

    private static final Set<Role> JUDGING = EnumSet.of(Role.SPECIALIST, Role.SENIOR);
    private static final Set<Role> OVERSEEING = EnumSet.of(Role.LEAD, Role.AUDITOR);
    private static final Set<Role> READING =
            EnumSet.of(Role.LEAD, Role.AUDITOR, Role.DESIGNER, Role.SPECIALIST, Role.SENIOR);

    /** How much of the register somebody sees. */
    enum Sight {
        NOTHING,
        SETTLED,
        ALL
    }

    private final Memberships memberships;

    RegisterAccess(Memberships memberships) {
        this.memberships = memberships;
    }

    static Sight of(Set<Role> roles) {
        if (roles.contains(Role.ANNOTATOR) || roles.stream().noneMatch(READING::contains)) {
            return Sight.NOTHING;
        }
        boolean overseeing =
                roles.stream().anyMatch(OVERSEEING::contains) && roles.stream().noneMatch(JUDGING::contains);
        return overseeing ? Sight.ALL : Sight.SETTLED;
    }

    /** @throws Refusal NOT_FOUND for strangers, FORBIDDEN {@code BLINDED}, {@code ROLE_MISSING} */
    Sight require(String projectId, Actor viewer) {
        if (viewer.system()) {
            return Sight.ALL;
        }
        memberships.require(viewer, projectId);
        Set<Role> roles = memberships.rolesOf(projectId, viewer.id());
        if (roles.contains(Role.ANNOTATOR)) {
            throw Refusal.forbidden(
                    "BLINDED", "Who reads in a project does not see its edge-case register; ask its lead.");
        }
        Sight sight = of(roles);
        if (sight == Sight.NOTHING) {
            throw Refusal.forbidden("ROLE_MISSING", "Your role in this project does not allow this; ask its lead.");
        }
        return sight;
    }

    Sight of(String projectId, Actor viewer) {
        return of(memberships.rolesOf(projectId, viewer.id()));
    }

    /** @throws Refusal as {@link #require(String, Actor)} */
    Sight require(String projectId, Actor viewer, Role... anyOf) {
        Sight sight = require(projectId, viewer);
        memberships.require(viewer, projectId, anyOf);
        return sight;
    }
}

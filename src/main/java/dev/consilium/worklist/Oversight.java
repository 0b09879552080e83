package dev.consilium.worklist;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who sees who works on what in a project: those who answer for it and neither read nor decide in it. */
@Component
class Oversight {

    private final Memberships memberships;

    Oversight(Memberships memberships) {
        this.memberships = memberships;
    }

    boolean isShownTo(String projectId, Actor viewer) {
        return CaseSight.of(memberships.rolesOf(projectId, viewer.id())).seesWho();
    }

    boolean isLead(String projectId, Actor viewer) {
        return memberships.rolesOf(projectId, viewer.id()).contains(Role.LEAD);
    }

    /** Projects that the person leads without being blinded in them. */
    List<String> ledBy(Actor viewer) {
        return memberships.rolesByProject(viewer.id()).entrySet().stream()
                .filter(project -> project.getValue().contains(Role.LEAD))
                .filter(project -> CaseSight.of(project.getValue()).seesWho())
                .map(Map.Entry<String, Set<Role>>::getKey)
                .toList();
    }

    /** @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING}, {@code BLINDED} */
    void require(String projectId, Actor viewer, Role... anyOf) {
        memberships.require(viewer, projectId, anyOf);
        if (!isShownTo(projectId, viewer)) {
            throw Refusal.forbidden(
                    "BLINDED",
                    "Who reads or decides cases of this project does not see who works on them; ask another lead.");
        }
    }
}

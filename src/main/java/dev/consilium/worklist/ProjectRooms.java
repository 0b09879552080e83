package dev.consilium.worklist;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import dev.consilium.project.CaseState;
import dev.consilium.project.Project;
import dev.consilium.project.Projects;
import dev.consilium.project.ProtocolVersion;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.worklist.ProjectRoom.Place;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Lets members into the pages of their project. Whoever reads or decides cases is blinded, whatever other role they hold: the pages
 * on single cases are closed to them.
 */
@Component
public class ProjectRooms {
    private static final Set<Role> READING = EnumSet.of(Role.ANNOTATOR, Role.SPECIALIST);

    /** Who answers for the data may export it. */
    private static final Set<Role> ANSWERABLE = EnumSet.of(Role.LEAD, Role.DATA_MANAGER, Role.AUDITOR);

    /** Who writes the protocol or answers for it. */
    private static final Set<Role> DESIGNING = EnumSet.of(Role.DESIGNER, Role.LEAD, Role.AUDITOR);

    private final Projects projects;
    private final ProtocolVersions protocols;
    private final Memberships memberships;
    private final RegisterFile register;

    ProjectRooms(Projects projects, ProtocolVersions protocols, Memberships memberships, RegisterFile register) {
        this.projects = projects;
        this.protocols = protocols;
        this.memberships = memberships;
        this.register = register;
    }

    /** @throws Refusal NOT_FOUND for an absent project and for one of others alike */
    public ProjectRoom enter(String projectId, Actor viewer) {
        Set<Role> roles = memberships.rolesOf(projectId, viewer.id());
        if (roles.isEmpty()) {
            throw Refusal.notFound("project");
        }
        Project project = projects.get(projectId);
        ProtocolVersion protocol = protocols.get(project.protocolDigest());
        return new ProjectRoom(
                projectId,
                project.name(),
                protocol.name(),
                protocol.versionTag(),
                Arrays.stream(Place.values())
                        .filter(place -> isOpen(place, projectId, roles, viewer))
                        .toList());
    }

    /** @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING}, {@code BLINDED} */
    public ProjectRoom enter(String projectId, Place place, Actor viewer) {
        ProjectRoom room = enter(projectId, viewer);
        if (room.has(place)) {
            return room;
        }
        if (memberships.rolesOf(projectId, viewer.id()).stream().anyMatch(Role::judges)) {
            throw Refusal.forbidden(
                    "BLINDED", "Who reads or decides cases of this project does not see this page; ask another lead.");
        }
        throw Refusal.forbidden("ROLE_MISSING", "Your role in this project does not allow this; ask its lead.");
    }

    private boolean isOpen(Place place, String projectId, Set<Role> roles, Actor viewer) {
        CaseSight sight = CaseSight.of(roles);
        boolean overseen = sight.seesProgress(CaseState.READING);
        return switch (place) {
            case OVERVIEW -> true;
            case CASES, INTAKE, DEIDENTIFICATION, REIDENTIFICATION -> overseen;
            case QUARANTINE -> roles.contains(Role.DATA_MANAGER);
            case LATE, READERS -> sight.seesWho();
            case MY_READINGS -> roles.stream().anyMatch(READING::contains);
            case AGREEMENT, INSIGHT -> roles.contains(Role.LEAD) || roles.contains(Role.AUDITOR);
            case DRAFTS -> roles.stream().anyMatch(DESIGNING::contains);
            case EDGE_CASES -> register.isOpenTo(projectId, viewer);
            case TEAM -> overseen || roles.contains(Role.LEAD);
            case EXPORT -> roles.stream().anyMatch(ANSWERABLE::contains);
        };
    }
}

package dev.consilium.studio.deployment;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import dev.consilium.project.ProtocolTurn;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.project.ProtocolsInForce;
import dev.consilium.studio.DraftAccess;
import dev.consilium.studio.deployment.DeploymentRequest.State;
import dev.consilium.studio.deployment.ProjectVersion.Standing;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The versions a project has had, has and will have, and the way back to an earlier one. */
@Component
@Transactional
public class ProjectProtocol {

    private final ProtocolsInForce inForce;
    private final ProtocolVersions versions;
    private final DeploymentRows requests;
    private final DraftAuthors authors;
    private final DraftAccess access;
    private final Memberships memberships;
    private final Clock clock;

    ProjectProtocol(
            ProtocolsInForce inForce,
            ProtocolVersions versions,
            DeploymentRows requests,
            DraftAuthors authors,
            DraftAccess access,
            Memberships memberships,
            Clock clock) {
        this.inForce = inForce;
        this.versions = versions;
        this.requests = requests;
        this.authors = authors;
        this.access = access;
        this.memberships = memberships;
        this.clock = clock;
    }

    /** The newest decision first. @throws Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public List<ProjectVersion> history(String projectId, Actor viewer) {
        access.requireLooker(projectId, viewer);
        List<DeploymentRequest> approved = requests.ofProject(projectId).stream()
                .filter(request -> request.state() == State.APPROVED)
                .toList();
        Instant now = clock.instant();
        List<ProtocolTurn> turns = inForce.history(projectId);
        Set<String> offered = new HashSet<>();
        if (turns.stream().noneMatch(turn -> turn.isPlanned(now))) {
            turns.stream()
                    .filter(turn -> turn.isInForce(now))
                    .map(ProtocolTurn::digest)
                    .forEach(offered::add);
        }
        return turns.stream()
                .map(turn -> shown(turn, approved, now, offered, viewer))
                .toList();
    }

    /** Those that wait for a decision, the newest first. @throws Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public List<DeploymentRequest> waiting(String projectId, Actor viewer) {
        access.requireLooker(projectId, viewer);
        return requests.ofProject(projectId).stream()
                .filter(request -> request.state() == State.ASKED)
                .toList();
    }

    /** Whether they may approve, reject and roll back. */
    @Transactional(readOnly = true)
    public boolean decides(String projectId, Actor viewer) {
        Set<Role> roles = memberships.rolesOf(projectId, viewer.id());
        return roles.contains(Role.LEAD) || roles.contains(Role.DESIGNER);
    }

    /**
     * One person may: the version has been approved before, and waiting for a second one would let cases begin under a bad one.
     *
     * @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING}, and as {@link ProtocolsInForce#rollBack}
     */
    public void rollBack(String projectId, String digest, String reason, Actor by) {
        access.requireLooker(projectId, by);
        memberships.require(by, projectId, Role.LEAD, Role.DESIGNER);
        inForce.rollBack(projectId, digest, reason, by);
    }

    /** Each version is offered once, on its latest turn; the one in force, to drop what is planned. */
    private ProjectVersion shown(
            ProtocolTurn turn, List<DeploymentRequest> approved, Instant now, Set<String> offered, Actor viewer) {
        DeploymentRequest request = turn.kind() == ProtocolTurn.Kind.DEPLOYED ? of(turn, approved) : null;
        Standing standing = standing(turn, now);
        boolean mayReturn = (standing == Standing.PAST || standing == Standing.IN_FORCE) && offered.add(turn.digest());
        return new ProjectVersion(
                turn,
                versions.get(turn.digest()),
                request,
                request == null ? List.of() : authors.parts(access.require(request.draftId(), viewer)),
                standing,
                mayReturn);
    }

    private static @Nullable DeploymentRequest of(ProtocolTurn turn, List<DeploymentRequest> approved) {
        return approved.stream()
                .filter(request -> request.digest().equals(turn.digest()))
                .findFirst()
                .orElse(null);
    }

    private static Standing standing(ProtocolTurn turn, Instant now) {
        if (turn.isOvertaken()) {
            return Standing.OVERTAKEN;
        }
        if (turn.isInForce(now)) {
            return Standing.IN_FORCE;
        }
        return turn.isPlanned(now) ? Standing.PLANNED : Standing.PAST;
    }
}

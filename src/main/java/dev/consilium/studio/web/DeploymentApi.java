package dev.consilium.studio.web;

import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.project.ProtocolTurn;
import dev.consilium.project.ProtocolVersion;
import dev.consilium.studio.deployment.AskDeploymentCommand;
import dev.consilium.studio.deployment.DeploymentRequest;
import dev.consilium.studio.deployment.DeploymentRequests;
import dev.consilium.studio.deployment.ProjectProtocol;
import dev.consilium.studio.deployment.ProjectVersion;
import dev.consilium.studio.deployment.WrittenPart;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Deploying drafts, and the versions of a project. */
@RestController
class DeploymentApi {

    record Approval(@Nullable String password) {}

    record Reason(@Nullable String reason) {

        String text() {
            return Objects.requireNonNullElse(reason, "");
        }
    }

    record Deployed(String digest, String key, String versionTag) {}

    /** @param until null where no later decision takes its place */
    record Version(
            String digest,
            String key,
            String versionTag,
            ProtocolTurn.Kind kind,
            ProjectVersion.Standing standing,
            Instant from,
            @Nullable Instant until,
            String setBy,
            Instant setAt,
            @Nullable String note,
            @Nullable String askedBy,
            @Nullable Instant askedAt,
            DeploymentRequest.@Nullable Decision approval,
            List<WrittenPart> changes) {

        static Version of(ProjectVersion shown) {
            ProtocolTurn turn = shown.turn();
            DeploymentRequest request = shown.request();
            return new Version(
                    turn.digest(),
                    shown.version().key(),
                    shown.version().versionTag(),
                    turn.kind(),
                    shown.standing(),
                    turn.from(),
                    turn.until(),
                    turn.setBy(),
                    turn.setAt(),
                    turn.note(),
                    request == null ? null : request.askedBy(),
                    request == null ? null : request.askedAt(),
                    request == null ? null : request.decision(),
                    shown.parts());
        }
    }

    record Versions(List<Version> versions) {}

    private final DeploymentRequests requests;
    private final ProjectProtocol protocol;
    private final CurrentActor current;

    DeploymentApi(DeploymentRequests requests, ProjectProtocol protocol, CurrentActor current) {
        this.requests = requests;
        this.protocol = protocol;
        this.current = current;
    }

    @PostMapping("/api/drafts/{id}/deployment")
    @ResponseStatus(HttpStatus.CREATED)
    DeploymentRequest ask(@PathVariable String id, @RequestBody AskDeploymentCommand command) {
        return requests.ask(id, command, current.require());
    }

    /** With the password again: it is signed. */
    @PostMapping("/api/drafts/{id}/deployment/approval")
    Deployed approve(@PathVariable String id, @RequestBody Approval approval) {
        ProtocolVersion version =
                requests.approve(id, Objects.requireNonNullElse(approval.password(), ""), current.require());
        return new Deployed(version.digest(), version.key(), version.versionTag());
    }

    @PostMapping("/api/drafts/{id}/deployment/rejection")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reject(@PathVariable String id, @RequestBody Reason reason) {
        requests.reject(id, reason.text(), current.require());
    }

    /** The newest decision first, with who changed, asked and approved. */
    @GetMapping("/api/projects/{id}/protocol-versions")
    Versions versions(@PathVariable String id) {
        Actor actor = current.require();
        return new Versions(
                protocol.history(id, actor).stream().map(Version::of).toList());
    }

    /** For new cases. */
    @PostMapping("/api/projects/{id}/protocol-versions/{digest}/rollback")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rollBack(@PathVariable String id, @PathVariable String digest, @RequestBody Reason reason) {
        protocol.rollBack(id, digest, reason.text(), current.require());
    }
}

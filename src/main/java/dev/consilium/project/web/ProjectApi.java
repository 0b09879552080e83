package dev.consilium.project.web;

import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.Memberships;
import dev.consilium.project.Project;
import dev.consilium.project.ProjectFounding;
import dev.consilium.project.Projects;
import dev.consilium.project.ProtocolVersions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Projects of the person who asks. */
@RestController
@RequestMapping("/api/projects")
class ProjectApi {

    /** @param protocol key of the protocol, whose newest version is taken */
    record NewProject(
            @NotBlank @Size(max = 128) String name,
            @NotBlank @Size(max = 64) String protocol) {}

    record ProjectAnswer(String id, String name, ProtocolView protocol, Instant createdAt) {}

    record ProjectList(List<ProjectAnswer> projects) {}

    private final ProjectFounding founding;
    private final Projects projects;
    private final ProtocolVersions versions;
    private final Memberships memberships;
    private final CurrentActor current;

    ProjectApi(
            ProjectFounding founding,
            Projects projects,
            ProtocolVersions versions,
            Memberships memberships,
            CurrentActor current) {
        this.founding = founding;
        this.projects = projects;
        this.versions = versions;
        this.memberships = memberships;
        this.current = current;
    }

    @PostMapping
    ResponseEntity<ProjectAnswer> found(@Valid @RequestBody NewProject command) {
        Project project = founding.found(command.name(), command.protocol(), current.require());
        return ResponseEntity.created(URI.create("/api/projects/" + project.id()))
                .body(answer(project));
    }

    @GetMapping
    ProjectList mine() {
        return new ProjectList(
                projects.visibleTo(current.require()).stream().map(this::answer).toList());
    }

    /** For its members. */
    @GetMapping("/{id}")
    ProjectAnswer one(@PathVariable String id) {
        Actor actor = current.require();
        memberships.require(actor, id);
        return answer(projects.get(id));
    }

    private ProjectAnswer answer(Project project) {
        return new ProjectAnswer(
                project.id(),
                project.name(),
                ProtocolView.of(versions.get(project.protocolDigest())),
                project.createdAt());
    }
}

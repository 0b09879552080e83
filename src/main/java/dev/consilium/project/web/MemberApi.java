package dev.consilium.project.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.project.Enrolment;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The team of a project. */
@RestController
@RequestMapping("/api/projects/{projectId}/members")
class MemberApi {

    /** @param user name of the account; @param role such as {@code annotator} or {@code data-manager} */
    record NewMember(@NotBlank String user, @NotBlank String role) {}

    record Member(String user, String name, List<String> roles) {}

    record MemberList(List<Member> members) {}

    private final Enrolment enrolment;
    private final CurrentActor current;

    MemberApi(Enrolment enrolment, CurrentActor current) {
        this.enrolment = enrolment;
        this.current = current;
    }

    /** 201, or 204 where the person held the role before. */
    @PostMapping
    ResponseEntity<Void> add(@PathVariable String projectId, @Valid @RequestBody NewMember command) {
        boolean added = enrolment.enrol(projectId, command.user(), command.role(), current.require());
        return added
                ? ResponseEntity.created(URI.create("/api/projects/" + projectId + "/members"))
                        .build()
                : ResponseEntity.noContent().build();
    }

    /** What the person holds by the role goes back to the team. */
    @DeleteMapping("/{user}/roles/{role}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String projectId, @PathVariable String user, @PathVariable String role) {
        enrolment.dismiss(projectId, user, role, current.require());
    }

    /** By user name. */
    @GetMapping
    MemberList members(@PathVariable String projectId) {
        Map<String, Member> members = new TreeMap<>();
        enrolment
                .team(projectId, current.require())
                .forEach((role, people) -> people.forEach(
                        person -> members.merge(person.username(), member(person, role), MemberApi::both)));
        return new MemberList(List.copyOf(members.values()));
    }

    private static Member member(Person person, Role role) {
        return new Member(person.username(), person.displayName(), List.of(role.group()));
    }

    private static Member both(Member known, Member more) {
        List<String> roles = new java.util.ArrayList<>(known.roles());
        roles.addAll(more.roles());
        return new Member(known.user(), known.name(), roles);
    }
}

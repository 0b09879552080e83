package dev.consilium.identity.web;

import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.identity.Profile;
import dev.consilium.identity.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who asks, and what they are in which project. */
@RestController
class MeApi {

    record Me(String username, String displayName, boolean admin, List<ProjectRoles> projects) {}

    /** @param roles as diagrams call them, for example {@code data-manager} */
    record ProjectRoles(String id, List<String> roles) {}

    record PasswordChange(@NotBlank String former, @NotBlank String password) {

        /** No password reaches a log. */
        @Override
        public String toString() {
            return "";
        }
    }

    private final People people;
    private final Profile profile;
    private final Memberships memberships;
    private final CurrentActor current;

    MeApi(People people, Profile profile, Memberships memberships, CurrentActor current) {
        this.people = people;
        this.profile = profile;
        this.memberships = memberships;
        this.current = current;
    }

    @GetMapping("/api/me")
    Me me() {
        Actor actor = current.require();
        Person person = people.get(actor.id());
        return new Me(person.username(), person.displayName(), person.admin(), projects(actor));
    }

    @PostMapping("/api/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@Valid @RequestBody PasswordChange change) {
        profile.changePassword(change.former(), change.password(), current.require());
    }

    private List<ProjectRoles> projects(Actor actor) {
        return memberships.projectsOf(actor.id()).stream()
                .map(project -> new ProjectRoles(
                        project,
                        memberships.rolesOf(project, actor.id()).stream()
                                .map(Role::group)
                                .toList()))
                .toList();
    }
}

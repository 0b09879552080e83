package dev.consilium.identity.web;

import dev.consilium.identity.AccountKeeping;
import dev.consilium.identity.AccountKeeping.InviteCommand;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CreatePersonCommand;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, for administrators. */
@RestController
@RequestMapping("/api/users")
class UserApi {

    /** Ordered by user name. */
    record UserList(List<UserAnswer> users) {}

    /** @param link to set a password, good once; nobody can read it again */
    record Invited(UserAnswer user, String link) {}

    private final People people;
    private final AccountKeeping accounts;
    private final CurrentActor current;

    UserApi(People people, AccountKeeping accounts, CurrentActor current) {
        this.people = people;
        this.accounts = accounts;
        this.current = current;
    }

    @PostMapping
    ResponseEntity<UserAnswer> create(@Valid @RequestBody CreatePersonCommand command) {
        Person person = people.create(command, administrator());
        return ResponseEntity.created(URI.create("/api/users/" + person.id())).body(UserAnswer.of(person));
    }

    @PostMapping("/invite")
    ResponseEntity<Invited> invite(@Valid @RequestBody InviteCommand command) {
        Invited invited = invited(accounts.invite(command, current.require()));
        return ResponseEntity.created(URI.create("/api/users/" + invited.user().id()))
                .body(invited);
    }

    @PostMapping("/{id}/link")
    Invited renewLink(@PathVariable String id) {
        return invited(accounts.renewLink(id, current.require()));
    }

    @PostMapping("/{id}/disable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disable(@PathVariable String id) {
        accounts.disable(id, current.require());
    }

    @PostMapping("/{id}/enable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void enable(@PathVariable String id) {
        accounts.enable(id, current.require());
    }

    @GetMapping
    UserList all() {
        administrator();
        return new UserList(people.all().stream().map(UserAnswer::of).toList());
    }

    @GetMapping("/{id}")
    UserAnswer one(@PathVariable String id) {
        administrator();
        return UserAnswer.of(people.get(id));
    }

    private static Invited invited(AccountKeeping.Invitation invitation) {
        return new Invited(UserAnswer.of(invitation.person()), PasswordLinkPages.address(invitation.token()));
    }

    private Actor administrator() {
        Actor actor = current.require();
        people.requireAdmin(actor);
        return actor;
    }
}

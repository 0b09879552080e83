package dev.consilium.identity.web;

import dev.consilium.identity.Actor;
import dev.consilium.identity.CreatePersonCommand;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, for administrators. */
@RestController
@RequestMapping("/api/users")
class UserApi {

    /** Ordered by user name. */
    record UserList(List<UserAnswer> users) {}

    private final People people;
    private final CurrentActor current;

    UserApi(People people, CurrentActor current) {
        this.people = people;
        this.current = current;
    }

    @PostMapping
    ResponseEntity<UserAnswer> create(@Valid @RequestBody CreatePersonCommand command) {
        Person person = people.create(command, administrator());
        return ResponseEntity.created(URI.create("/api/users/" + person.id())).body(UserAnswer.of(person));
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

    private Actor administrator() {
        Actor actor = current.require();
        people.requireAdmin(actor);
        return actor;
    }
}

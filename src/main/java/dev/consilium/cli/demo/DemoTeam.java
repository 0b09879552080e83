package dev.consilium.cli.demo;

import dev.consilium.identity.Actor;
import dev.consilium.identity.DemoAccount;
import dev.consilium.identity.DemoAccounts;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo team as the sign-in page offers it, and as those who act. */
@Component
@Profile("demo")
class DemoTeam implements DemoAccounts {

    private final People people;

    DemoTeam(People people) {
        this.people = people;
    }

    @Override
    public List<DemoAccount> all() {
        return DemoMember.team().stream().map(DemoTeam::account).toList();
    }

    List<DemoAccount> holding(Role role) {
        return DemoMember.team().stream()
                .filter(member -> member.role() == role)
                .map(DemoTeam::account)
                .toList();
    }

    List<Actor> annotators() {
        return holding(Role.ANNOTATOR).stream().map(this::actor).toList();
    }

    Actor actor(DemoAccount account) {
        return Actor.person(people.byUsername(account.username())
                .map(Person::id)
                .orElseThrow(() -> new IllegalStateException("the demo has lost " + account.username())));
    }

    private static DemoAccount account(DemoMember member) {
        return new DemoAccount(member.username(), member.displayName(), member.role());
    }
}

package dev.consilium.workflow.sandbox;

import dev.consilium.common.Ids;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CreatePersonCommand;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** People enough for every task a protocol can have, and all with the password of this one dry run. */
@Component
@Profile("dry-run")
class FictitiousTeam {

    private static final Map<Role, Integer> SIZES = sizes();

    private final People people;
    private final Memberships memberships;
    private final String password = Ids.random();

    FictitiousTeam(People people, Memberships memberships) {
        this.people = people;
        this.memberships = memberships;
    }

    void gather(String projectId) {
        SIZES.forEach((role, size) -> {
            for (int number = 1; number <= size; number++) {
                String name = prefix(role) + number;
                String id = people.create(new CreatePersonCommand(name, name, password, false), Rehearsal.DRY_RUN)
                        .id();
                memberships.grant(projectId, id, role, Rehearsal.DRY_RUN);
            }
        });
    }

    String password() {
        return password;
    }

    /** @throws dev.consilium.common.Refusal NOT_FOUND */
    Actor member(String personId) {
        return Actor.person(people.get(personId).id());
    }

    private static String prefix(Role role) {
        return role == Role.ANNOTATOR ? "reader-" : role.group() + "-";
    }

    /** A panel has up to five members, none of whom had a part before; the board takes one of each. */
    private static Map<Role, Integer> sizes() {
        Map<Role, Integer> sizes = new LinkedHashMap<>();
        sizes.put(Role.ANNOTATOR, 7);
        sizes.put(Role.SPECIALIST, 6);
        sizes.put(Role.SENIOR, 7);
        sizes.put(Role.AUDITOR, 2);
        sizes.put(Role.DATA_MANAGER, 1);
        sizes.put(Role.LEAD, 1);
        return sizes;
    }
}

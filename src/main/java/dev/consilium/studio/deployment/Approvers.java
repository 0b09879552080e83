package dev.consilium.studio.deployment;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.studio.Draft;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who may approve a deployment: a lead or designer of the project who neither asked for it nor wrote any of it. */
@Component
public class Approvers {

    private static final Role[] APPROVING = {Role.LEAD, Role.DESIGNER};

    private final Memberships memberships;
    private final DraftAuthors authors;

    Approvers(Memberships memberships, DraftAuthors authors) {
        this.memberships = memberships;
        this.authors = authors;
    }

    /** @throws Refusal FORBIDDEN {@code ROLE_MISSING} */
    void requireRole(String projectId, Actor actor) {
        memberships.require(actor, projectId, APPROVING);
    }

    /** @throws Refusal FORBIDDEN {@code DEPLOYMENT_OWN}, {@code DEPLOYMENT_WRITTEN} */
    void require(DeploymentRequest request, Draft draft, Actor actor) {
        if (request.askedBy().equals(actor.id())) {
            throw Refusal.forbidden("DEPLOYMENT_OWN", "Nobody approves what they asked for; somebody else must.");
        }
        if (authors.of(draft).contains(actor.id())) {
            throw Refusal.forbidden(
                    "DEPLOYMENT_WRITTEN", "You wrote a part of this draft; somebody who did not must approve it.");
        }
    }

    /** In order of their names, without whoever asks or asked. */
    public List<Person> of(Draft draft, String askedBy) {
        Set<String> wrote = authors.of(draft);
        return Stream.of(APPROVING)
                .flatMap(role -> memberships.holding(draft.projectId(), role).stream())
                .distinct()
                .filter(person -> !person.id().equals(askedBy) && !wrote.contains(person.id()))
                .sorted(java.util.Comparator.comparing(Person::displayName))
                .toList();
    }
}

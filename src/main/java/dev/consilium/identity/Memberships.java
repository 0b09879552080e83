package dev.consilium.identity;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Roles of people per project. Project ids are opaque here. */
@Component
public class Memberships {

    /** Idempotent; publishes {@link MembershipGranted} on a change. Nobody grants a role to themselves, except an admin principal of the system. */
    public void grant(String projectId, String personId, Role role, Actor by) {
        throw new UnsupportedOperationException();
    }

    public Set<Role> rolesOf(String projectId, String personId) {
        throw new UnsupportedOperationException();
    }

    /** Enabled people who hold the role, ordered by username. */
    public List<Person> holding(String projectId, Role role) {
        throw new UnsupportedOperationException();
    }

    public Set<String> projectsOf(String personId) {
        throw new UnsupportedOperationException();
    }

    /** Every role the person holds in any project. */
    public Set<Role> allRolesOf(String personId) {
        throw new UnsupportedOperationException();
    }

    /** @throws dev.consilium.common.Refusal NOT_FOUND where the person has no role in the project, FORBIDDEN {@code ROLE_MISSING} where not one of these */
    public void require(Actor actor, String projectId, Role... anyOf) {
        throw new UnsupportedOperationException();
    }
}

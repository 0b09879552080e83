package dev.consilium.identity;

import dev.consilium.common.Refusal;
import dev.consilium.common.SqlTime;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Roles of people per project. Project ids are opaque here. */
@Component
@Transactional
public class Memberships {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Memberships(JdbcClient jdbc, Accounts accounts, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Idempotent; publishes {@link MembershipGranted} on a change. The caller has checked that {@code by} may grant in this
     * project; nobody grants a reading or deciding role to themselves.
     *
     * @throws Refusal FORBIDDEN {@code SELF_GRANT}
     */
    public void grant(String projectId, String personId, Role role, Actor by) {
        if (by.id().equals(personId) && role != Role.LEAD) {
            throw Refusal.forbidden(
                    "SELF_GRANT", "Nobody gives a role to themselves; ask another lead or an administrator.");
        }
        if (accounts.byId(personId).isEmpty()) {
            throw Refusal.notFound("person");
        }
        int added = jdbc.sql("""
                insert into membership (project_id, person_id, role, granted_by, granted_at)
                select cast(:project as varchar), cast(:person as varchar), cast(:role as varchar), cast(:by as varchar),
                       cast(:at as timestamp with time zone)
                where not exists (select 1 from membership
                                  where project_id = :project and person_id = :person and role = :role)""")
                .param("project", projectId)
                .param("person", personId)
                .param("role", role.group())
                .param("by", by.id())
                .param("at", SqlTime.of(clock.instant()))
                .update();
        if (added > 0) {
            events.publishEvent(new MembershipGranted(projectId, personId, role, by.id()));
        }
    }

    /** Idempotent; publishes {@link MembershipRevoked} on a change. The caller has checked that {@code by} may do so. */
    public void revoke(String projectId, String personId, Role role, Actor by) {
        int removed = jdbc.sql(
                        "delete from membership where project_id = :project and person_id = :person and role = :role")
                .param("project", projectId)
                .param("person", personId)
                .param("role", role.group())
                .update();
        if (removed > 0) {
            events.publishEvent(new MembershipRevoked(projectId, personId, role, by.id()));
        }
    }

    @Transactional(readOnly = true)
    public Set<Role> rolesOf(String projectId, String personId) {
        return roles(jdbc.sql("select role from membership where project_id = :project and person_id = :person")
                .param("project", projectId)
                .param("person", personId)
                .query(String.class)
                .list());
    }

    /** Enabled people who hold the role, ordered by username. */
    @Transactional(readOnly = true)
    public List<Person> holding(String projectId, Role role) {
        return accounts.enabledHolding(projectId, role);
    }

    @Transactional(readOnly = true)
    public Set<String> projectsOf(String personId) {
        return new LinkedHashSet<>(
                jdbc.sql("select distinct project_id from membership where person_id = :person order by project_id")
                        .param("person", personId)
                        .query(String.class)
                        .list());
    }

    /** What the person may do in each of their projects. */
    @Transactional(readOnly = true)
    public Map<String, Set<Role>> rolesByProject(String personId) {
        Map<String, Set<Role>> roles = new TreeMap<>();
        jdbc.sql("select project_id, role from membership where person_id = :person")
                .param("person", personId)
                .query(row -> {
                    Set<Role> held =
                            roles.computeIfAbsent(row.getString("project_id"), id -> EnumSet.noneOf(Role.class));
                    Role.ofGroup(row.getString("role")).ifPresent(held::add);
                });
        return roles;
    }

    /** For each of these people who has a role, in how many projects they have which. */
    @Transactional(readOnly = true)
    public Map<String, Map<Role, Integer>> projectsByRole(Collection<String> people) {
        Map<String, Map<Role, Integer>> counts = new TreeMap<>();
        if (!people.isEmpty()) {
            jdbc.sql(
                            "select person_id, role, count(*) projects from membership where person_id in (:people) group by person_id, role")
                    .param("people", people)
                    .query(row -> {
                        Map<Role, Integer> held =
                                counts.computeIfAbsent(row.getString("person_id"), id -> new EnumMap<>(Role.class));
                        int projects = row.getInt("projects");
                        Role.ofGroup(row.getString("role")).ifPresent(role -> held.put(role, projects));
                    });
        }
        return counts;
    }

    /** Every role the person holds in any project. */
    @Transactional(readOnly = true)
    public Set<Role> allRolesOf(String personId) {
        return roles(jdbc.sql("select distinct role from membership where person_id = :person")
                .param("person", personId)
                .query(String.class)
                .list());
    }

    /**
     * System principals pass.
     *
     * @throws Refusal NOT_FOUND where the person has no role in the project, FORBIDDEN {@code ROLE_MISSING} where not one of these
     */
    @Transactional(readOnly = true)
    public void require(Actor actor, String projectId, Role... anyOf) {
        if (actor.system()) {
            return;
        }
        Set<Role> held = rolesOf(projectId, actor.id());
        if (held.isEmpty()) {
            throw Refusal.notFound("project");
        }
        if (anyOf.length > 0 && List.of(anyOf).stream().noneMatch(held::contains)) {
            throw Refusal.forbidden("ROLE_MISSING", "Your role in this project does not allow this; ask its lead.");
        }
    }

    private static Set<Role> roles(List<String> groups) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        groups.forEach(group -> Role.ofGroup(group).ifPresent(roles::add));
        return roles;
    }
}

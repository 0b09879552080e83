package dev.consilium.scenario.staffing;

import dev.consilium.common.Ids;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.project.Cases;
import dev.consilium.project.ProjectFounding;
import dev.consilium.study.ProjectLots;
import dev.consilium.testing.Accounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One project with its people, in the order in which they joined, and its cases. */
final class Cohort {

    private static final Actor FOUNDER = Actor.system("test");

    private final JdbcClient jdbc;
    private final Memberships memberships;
    private final Accounts accounts;
    private final Cases openings;
    private final String projectId;
    private final List<Person> members = new ArrayList<>();
    private final List<String> cases = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();

    Cohort(ApplicationContext application, AuditedProtocols protocol) {
        this.jdbc = application.getBean(JdbcClient.class);
        this.memberships = application.getBean(Memberships.class);
        this.accounts = new Accounts(application.getBean(People.class));
        this.openings = application.getBean(Cases.class);
        this.projectId = application
                .getBean(ProjectFounding.class)
                .found("staffing " + Ids.random(), protocol.key(), FOUNDER)
                .id();
        application.getBean(ProjectLots.class).draw(projectId, "key", "before the first series");
    }

    Person join(Set<Role> roles) {
        Person member = accounts.person();
        members.add(member);
        names.put(
                member.id(),
                "p" + (members.size() - 1) + roles.stream().map(Role::group).toList());
        roles.forEach(role -> memberships.grant(projectId, member.id(), role, FOUNDER));
        return member;
    }

    /** A case of a series that passed the gate; its pictures are not looked at here, only their size. */
    String open(String priority) {
        String seriesId = Ids.random();
        insert(
                "intake (id, project_id, received_by, received_at, content_digest)"
                        + " values (:series, :project, 'test', current_timestamp, :series)",
                seriesId);
        insert(
                "series (id, project_id, intake_id, seq, state, modality, verdict, deidentified_at)"
                        + " values (:series, :project, :series, 1, 'ACCEPTED', 'CT', 'PASS', current_timestamp)",
                seriesId);
        insert(
                "series_grid (series_id, slice_count, row_count, column_count, slice_mm, row_mm, column_mm)"
                        + " select id, 3, 64, 64, 2, 0.5, 0.5 from series where id = :series and project_id = :project",
                seriesId);
        String caseId = openings.open(projectId, seriesId, "CT", priority).id();
        cases.add(caseId);
        names.put(caseId, "case" + (cases.size() - 1));
        return caseId;
    }

    String projectId() {
        return projectId;
    }

    List<Person> members() {
        return members;
    }

    List<String> cases() {
        return cases;
    }

    Actor lead() {
        return Actor.person(members.get(0).id());
    }

    /** The same in every run of a seed, unlike the id. */
    String name(String id) {
        return names.getOrDefault(id, id);
    }

    private void insert(String row, String seriesId) {
        jdbc.sql("insert into " + row)
                .param("series", seriesId)
                .param("project", projectId)
                .update();
    }
}

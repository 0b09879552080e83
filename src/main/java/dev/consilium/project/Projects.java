package dev.consilium.project;

import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.common.SqlTime;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates projects and finds them. */
@Component
@Transactional
public class Projects {

    private static final String ALL = """
            select j.id, j.name, j.created_at, p.digest from project j
            join project_protocol p on p.project_id = j.id and """ + ProtocolTurns.COUNTS;

    private final JdbcClient jdbc;
    private final ProtocolVersions versions;
    private final ProtocolTurns turns;
    private final Memberships memberships;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Projects(
            JdbcClient jdbc,
            ProtocolVersions versions,
            ProtocolTurns turns,
            Memberships memberships,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.turns = turns;
        this.memberships = memberships;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param protocol key of a protocol; its newest version is taken. A person who creates becomes its lead.
     * @throws Refusal UNPROCESSABLE {@code UNKNOWN_PROTOCOL}, {@code NAME_INVALID}, CONFLICT {@code PROJECT_EXISTS}
     */
    public Project create(String name, String protocol, Actor by) {
        String trimmed = requireFree(name);
        Project project =
                new Project(Ids.random(), trimmed, versions.latest(protocol).digest(), clock.instant());
        jdbc.sql("insert into project (id, name, created_at) values (:id, :name, :at)")
                .param("id", project.id())
                .param("name", project.name())
                .param("at", SqlTime.of(project.createdAt()))
                .update();
        turns.add(
                project.id(),
                new ProtocolTurn(
                        1,
                        project.protocolDigest(),
                        ProtocolTurn.Kind.FOUNDED,
                        project.createdAt(),
                        null,
                        project.createdAt(),
                        by.id(),
                        null));
        events.publishEvent(new ProjectCreated(project.id(), project.protocolDigest(), by.id()));
        if (!by.system()) {
            memberships.grant(project.id(), by.id(), Role.LEAD, by);
        }
        return project;
    }

    /** The name as it is kept. @throws Refusal UNPROCESSABLE {@code NAME_INVALID}, CONFLICT {@code PROJECT_EXISTS} */
    @Transactional(readOnly = true)
    String requireFree(String name) {
        String trimmed = name.strip();
        if (trimmed.isEmpty() || trimmed.length() > 128) {
            throw Refusal.unprocessable("NAME_INVALID", "A project has a name of 1 to 128 characters.");
        }
        boolean taken = jdbc.sql("select count(*) from project where name = :name")
                        .param("name", trimmed)
                        .query(Integer.class)
                        .single()
                > 0;
        if (taken) {
            throw Refusal.conflict("PROJECT_EXISTS", "A project of this name exists; choose another name.");
        }
        return trimmed;
    }

    /** With the version that is in force now. @throws Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public Project get(String projectId) {
        return jdbc.sql(ALL + " where j.id = :id")
                .param("now", SqlTime.of(clock.instant()))
                .param("id", projectId)
                .query(Projects::project)
                .optional()
                .orElseThrow(() -> Refusal.notFound("project"));
    }

    /** Holds the team of a project as it is until the transaction ends: who joins and who looks for staff take turns. */
    void lockTeam(String projectId) {
        jdbc.sql("select id from project where id = :id for update")
                .param("id", projectId)
                .query(String.class)
                .optional();
    }

    /** Projects in which the person has a role; every project for a system principal. */
    @Transactional(readOnly = true)
    public List<Project> visibleTo(Actor actor) {
        if (actor.system()) {
            return jdbc.sql(ALL + " order by j.name")
                    .param("now", SqlTime.of(clock.instant()))
                    .query(Projects::project)
                    .list();
        }
        Set<String> mine = memberships.projectsOf(actor.id());
        return mine.isEmpty()
                ? List.of()
                : jdbc.sql(ALL + " where j.id in (:mine) order by j.name")
                        .param("now", SqlTime.of(clock.instant()))
                        .param("mine", mine)
                        .query(Projects::project)
                        .list();
    }

    private static Project project(ResultSet row, int number) throws SQLException {
        return new Project(
                row.getString("id"),
                row.getString("name"),
                row.getString("digest"),
                SqlTime.instant(row, "created_at"));
    }
}

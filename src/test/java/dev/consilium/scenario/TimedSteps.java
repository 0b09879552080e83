package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.common.Ids;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.People;
import dev.consilium.project.Cases;
import dev.consilium.testing.Answer;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.testing.Team;
import dev.consilium.workflow.engine.EngineGateway;
import dev.consilium.workflow.protocol.ProtocolDeployment;
import dev.consilium.workflow.protocol.TestProtocols;
import dev.consilium.worklist.Claiming;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Steps with the deadlines of readings: timers are fired by hand, what follows them the jobs do. */
abstract class TimedSteps {

    static final String REMIND = "BoundaryEvent_RemindReader";
    static final String DUE = "BoundaryEvent_ReadingDue";
    static final String ESCALATE = "BoundaryEvent_ReadingLate";

    private static final Actor JOBS = Actor.system("jobs");
    private static final int READINGS = 3;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Cases cases;

    @Autowired
    Claiming claiming;

    @Autowired
    ProtocolDeployment deployment;

    @Autowired
    EngineGateway gateway;

    @Autowired
    CurrentActor current;

    @Autowired
    ManagementService management;

    @Autowired
    TaskService tasks;

    /** A lead and whoever is cast, in a project with deadlines. */
    Team team(Consumer<Team> cast) {
        deployment.deploy(TestProtocols.of("timed-reading"));
        Team team = new Team(port, people)
                .project("timed-" + Ids.random(), "timed-reading")
                .member("lea", "Lea", "lead");
        cast.accept(team);
        return team;
    }

    Team threeReaders() {
        return team(cast -> ReadingTeam.readers(cast, "ada", "ben", "cem"));
    }

    String idOf(Team team, String who) {
        return people.byUsername(team.username(who)).orElseThrow().id();
    }

    Actor actor(Team team, String who) {
        return Actor.person(idOf(team, who));
    }

    /** A case without images: nobody looks at them here. */
    String openCase(Team team) {
        return cases.open(team.projectId(), Ids.random(), "CT", "routine").id();
    }

    /** The open readings of the case, as soon as they are there. */
    List<String> readings(String caseId) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> openTasks(caseId), open -> open.size() == READINGS);
    }

    List<String> openTasks(String caseId) {
        return jdbc.sql(
                        "select task_id from worklist_item where case_id = :case and closed_at is null order by task_id")
                .param("case", caseId)
                .query(String.class)
                .list();
    }

    void claim(Team team, String who, String task) {
        claiming.claim(task, actor(team, who));
    }

    Answer complete(Team team, String who, String task, String... classes) {
        return team.as(who).post("/api/tasks/" + task + "/complete", CaseSteps.reading(classes));
    }

    /** The timer attached to this task, fired now, on this thread. */
    void fire(String timer, String task) {
        execute(timer(timer, task).getId());
    }

    Job timer(String timer, String task) {
        String execution = tasks.createTaskQuery().taskId(task).singleResult().getExecutionId();
        return management
                .createJobQuery()
                .executionId(execution)
                .activityId(timer)
                .singleResult();
    }

    void execute(String job) {
        current.as(
                JOBS,
                () -> gateway.as(JOBS, engine -> {
                    engine.management().executeJob(job);
                    return Boolean.TRUE;
                }));
    }

    /** Fires the timer and waits for what the jobs do then. @param then id of the service task behind it */
    void fireAndFollow(String timer, String task, String then) {
        String instance = tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId();
        fire(timer, task);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> management
                                .createJobQuery()
                                .processInstanceId(instance)
                                .activityId(then)
                                .count()
                        == 0);
    }

    void remind(String task) {
        fireAndFollow(REMIND, task, "Task_RemindReader");
    }

    void passDueDate(String task) {
        fireAndFollow(DUE, task, "Task_ReassignReading");
    }

    /** User id of who holds the task, null for nobody, by the worklist and the engine alike. */
    String holder(String task) {
        String inEngine = tasks.createTaskQuery().taskId(task).singleResult().getAssignee();
        String inWorklist = (String) jdbc.sql("select assignee from worklist_item where task_id = :task")
                .param("task", task)
                .query()
                .singleRow()
                .get("assignee");
        assertThat(inWorklist).isEqualTo(inEngine);
        return inEngine;
    }

    Stream<JsonNode> worklist(Team team, String who) {
        return stream(team.as(who).get("/api/tasks").expect(200).json().path("tasks"));
    }

    Stream<JsonNode> drafts(Team team, String who) {
        return stream(team.as(who).get("/api/me/drafts").expect(200).json().path("drafts"));
    }

    Stream<JsonNode> late(Team team, String who) {
        return stream(team.as(who)
                .get("/api/projects/" + team.projectId() + "/late-tasks")
                .expect(200)
                .json()
                .path("tasks"));
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    JsonNode seenByLead(Team team, String caseId) {
        return team.as("lea").get("/api/cases/" + caseId).expect(200).json();
    }

    JsonNode until(Team team, String caseId, String member, String value) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> seenByLead(team, caseId),
                        seen -> seen.path(member).asText().equals(value));
    }

    int count(String sql, Object... parameters) {
        JdbcClient.StatementSpec statement = jdbc.sql("select count(*) from " + sql);
        for (int i = 0; i < parameters.length; i++) {
            statement = statement.param(i + 1, parameters[i]);
        }
        return statement.query(Integer.class).single();
    }

    Answer recordAbsence(Team team, String who, Map<String, ?> absence) {
        return team.as(who).post("/api/me/absences", absence);
    }
}

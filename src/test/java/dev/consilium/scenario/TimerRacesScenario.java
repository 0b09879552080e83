package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.testing.Answer;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.testing.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Handing in at the very moment at which a timer, or somebody else, moves the task: exactly one of the two happens, whoever loses
 * keeps what they entered, and nobody is shown a fault of the engine. Timers run on a thread of the test, as jobs do: one that loses
 * is tried again.
 */
@Timeout(240)
abstract class TimerRacesScenario extends TimedSteps {

    private static final int RACES = 100;
    private static final int TRIES = 5;

    @Autowired
    private ProcessEngine engine;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private Team team;
    private List<String> caseIds;

    @BeforeEach
    void casesToRaceOn() {
        team = team(cast -> {
            ReadingTeam.readers(cast, "ada", "ben", "cem", "dan");
            cast.member("sue", "Sue", "specialist");
        });
        caseIds = IntStream.range(0, RACES).mapToObj(i -> openCase(team)).toList();
        caseIds.forEach(this::readings);
        jobs().shutdown();
    }

    @AfterEach
    void jobsGoOn() {
        threads.shutdownNow();
        jobs().start();
    }

    @Test
    void aReadingIsHandedInOrReassigned() {
        int taken = 0;
        for (String caseId : caseIds) {
            String task = claimedByAda(caseId);
            fire(DUE, task);
            String job = job("Task_ReassignReading", task);
            Answer answer = race(() -> complete(team, "ada", task, "infarct"), job);
            boolean handedIn = answer.status() == 200;
            taken += handedIn ? 1 : 0;
            isKeptOrTaken(answer, task);
            assertThat(submitted(caseId)).isEqualTo(handedIn ? 1 : 0);
            assertThat(lapsed(caseId)).isEqualTo(handedIn ? 0 : 1);
            assertThat(openTasks(caseId).contains(task)).isEqualTo(!handedIn);
            if (!handedIn) {
                assertThat(holder(task)).isNotNull().isNotEqualTo(idOf(team, "ada"));
            }
        }
        assertThat(taken).as("handed in of %d", RACES).isBetween(1, RACES);
    }

    @Test
    void aReadingIsHandedInOrMovesUpALevel() {
        Map<String, Boolean> next = Map.of("Task_ValidateLabels", true, "Task_SelectNextLevel", false);
        for (String caseId : caseIds) {
            String task = claimedByAda(caseId);
            String instance = instance(task);
            String job = timer(ESCALATE, task).getId();
            Answer answer = race(() -> complete(team, "ada", task, "infarct"), job);
            boolean handedIn = answer.status() == 200;
            isKeptOrTaken(answer, task);
            assertThat(submitted(caseId)).isEqualTo(handedIn ? 1 : 0);
            assertThat(openTasks(caseId)).doesNotContain(task).hasSize(2);
            next.forEach((element, expected) -> assertThat(management
                            .createJobQuery()
                            .processInstanceId(instance)
                            .activityId(element)
                            .count())
                    .as(element)
                    .isEqualTo(expected == handedIn ? 1 : 0));
        }
    }

    @Test
    void ofTwoSubmissionsOfTheSameHolderOneIsTaken() {
        for (String caseId : caseIds) {
            String task = claimedByAda(caseId);
            List<Answer> answers =
                    atOnce(() -> complete(team, "ada", task, "infarct"), () -> complete(team, "ada", task, "atrophy"));
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            int loser = answers.get(0).status() == 409 ? 0 : 1;
            assertThat(answers.get(loser).code()).isEqualTo("TASK_CLOSED");
            assertThat(answers.get(loser).json().path("draftKept").asBoolean()).isTrue();
            assertThat(draft(task).toString()).contains(loser == 0 ? "infarct" : "atrophy");
            assertThat(submitted(caseId)).isEqualTo(1);
            assertThat(annotations(caseId)).isEqualTo(1);
        }
    }

    @Test
    void ofTheFormerAndTheNewHolderTheNewOneIsTaken() {
        for (String caseId : caseIds) {
            String task = claimedByAda(caseId);
            fire(DUE, task);
            execute(job("Task_ReassignReading", task));
            String now = nameOf(holder(task));
            List<Answer> answers =
                    atOnce(() -> complete(team, "ada", task, "infarct"), () -> complete(team, now, task, "atrophy"));
            assertThat(answers.get(1).status()).isEqualTo(200);
            assertThat(answers.get(0).expect(409).code()).isEqualTo("TASK_NOT_YOURS");
            assertThat(answers.get(0).json().path("draftKept").asBoolean()).isTrue();
            assertThat(draft(task).toString()).contains("infarct");
            assertThat(submitted(caseId)).isEqualTo(1);
            assertThat(annotations(caseId)).isEqualTo(1);
        }
    }

    private JobExecutor jobs() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }

    private String claimedByAda(String caseId) {
        String task = openTasks(caseId).get(0);
        claim(team, "ada", task);
        return task;
    }

    private String instance(String task) {
        return tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId();
    }

    private String job(String element, String task) {
        return management
                .createJobQuery()
                .processInstanceId(instance(task))
                .activityId(element)
                .singleResult()
                .getId();
    }

    /** Exactly one holds: it was taken and nothing is kept, or it was refused and all is kept. */
    private void isKeptOrTaken(Answer answer, String task) {
        if (answer.status() == 200) {
            assertThat(drafts(team, "ada").map(draft -> draft.path("task").asText()))
                    .doesNotContain(task);
            return;
        }
        assertThat(answer.expect(409).code()).isIn("TASK_CLOSED", "TASK_NOT_YOURS");
        assertThat(answer.json().path("detail").asText()).isNotBlank().endsWith(".");
        assertThat(answer.json().path("draftKept").asBoolean()).isTrue();
        assertThat(draft(task).toString()).contains("infarct");
    }

    private JsonNode draft(String task) {
        return team.as("ada")
                .get("/api/tasks/" + task + "/draft")
                .expect(200)
                .json()
                .path("content");
    }

    private int submitted(String caseId) {
        return count("reading where case_id = ? and submitted_at is not null", caseId);
    }

    private int annotations(String caseId) {
        return count("annotation a join reading r on r.id = a.reading_id where r.case_id = ?", caseId);
    }

    private int lapsed(String caseId) {
        return count("audit_entry where subject_id = ? and event_type = 'ReadingLapsed'", caseId);
    }

    private String nameOf(String personId) {
        return team.names().stream()
                .filter(name -> idOf(team, name).equals(personId))
                .findFirst()
                .orElseThrow();
    }

    private Answer race(Callable<Answer> submission, String job) {
        Callable<String> timer = () -> {
            runAsAJob(job);
            return job;
        };
        return (Answer) inOneInstant(List.<Callable<?>>of(submission, timer)).get(0);
    }

    private List<Answer> atOnce(Callable<Answer> one, Callable<Answer> other) {
        return inOneInstant(List.of(one, other)).stream()
                .map(Answer.class::cast)
                .toList();
    }

    /** What the job executor does: a job that fails because somebody else overtook it is tried again, one that is gone is done. */
    private void runAsAJob(String job) {
        for (int attempt = 1; management.createJobQuery().jobId(job).count() > 0; attempt++) {
            try {
                execute(job);
            } catch (RuntimeException overtaken) {
                if (attempt == TRIES) {
                    throw overtaken;
                }
            }
        }
    }

    private List<Object> inOneInstant(List<? extends Callable<?>> acts) {
        CyclicBarrier instant = new CyclicBarrier(acts.size());
        List<Future<Object>> sent = new ArrayList<>();
        acts.forEach(act -> sent.add(threads.submit(() -> {
            instant.await(30, TimeUnit.SECONDS);
            return act.call();
        })));
        List<Object> done = new ArrayList<>();
        for (Future<Object> one : sent) {
            try {
                done.add(one.get(30, TimeUnit.SECONDS));
            } catch (Exception e) {
                throw new AssertionError("one of the two did not come to an end", e);
            }
        }
        return done;
    }
}

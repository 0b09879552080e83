package dev.consilium.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.workflow.incident.OpenIncidents;
import dev.consilium.workflow.operation.JobState;
import dev.consilium.worklist.SystemCheck.State;
import dev.consilium.worklist.SystemCheck.Subject;
import dev.consilium.worklist.Vitals.Vital;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final OpenIncidents NO_INCIDENT = new OpenIncidents(0, null);
    private static final JobState IDLE = jobs(true, null, 0);

    @Test
    void whereAllIsWellEverythingIsGood() {
        Map<String, Vital> health = new TreeMap<>(Map.of(
                "db", new Vital(true, null, null, null),
                "objectStore", new Vital(true, 500L, 1000L, 10L),
                "diskSpace", new Vital(true, 500L, 1000L, 10L),
                "ping", new Vital(true, null, null, null)));
        List<SystemCheck> checks = SystemCheck.of(health, IDLE, NO_INCIDENT, tasks(0), NOW);
        assertThat(checks)
                .extracting(SystemCheck::subject)
                .containsExactly(
                        Subject.DATABASE,
                        Subject.OBJECT_STORE,
                        Subject.DISK,
                        Subject.JOB_EXECUTOR,
                        Subject.JOBS_DUE,
                        Subject.JOBS_FAILING,
                        Subject.INCIDENTS,
                        Subject.TASKS_OVERDUE);
        assertThat(checks).extracting(SystemCheck::state).containsOnly(State.GOOD);
    }

    @ParameterizedTest
    @CsvSource({
        "true, 500, 1000, 10, GOOD",
        "true, 100, 1000, 10, GOOD",
        "true, 99, 1000, 10, WATCH",
        "true, 9, 1000, 10, BAD",
        "true, 500, 1000, 600, BAD",
        "false, 500, 1000, 10, BAD"
    })
    void aDiskIsWatchedInItsLastTenthAndBadWhereTheNextObjectMayNotFit(
            boolean up, long free, long total, long least, State state) {
        assertThat(state(
                        Subject.OBJECT_STORE,
                        Map.of("objectStore", new Vital(up, free, total, least)),
                        IDLE,
                        NO_INCIDENT,
                        0))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, GOOD", "PT59S, GOOD", "PT1M, WATCH", "PT9M59S, WATCH", "PT10M, BAD", "P3D, BAD"})
    void aJobThatCouldRunWaitsForSeconds(Duration waiting, State state) {
        assertThat(state(Subject.JOBS_DUE, Map.of(), jobs(true, NOW.minus(waiting), 0), NO_INCIDENT, 0))
                .isEqualTo(state);
    }

    @Test
    void whatFailsOrIsLateIsTold() {
        assertThat(state(Subject.JOB_EXECUTOR, Map.of(), jobs(false, null, 0), NO_INCIDENT, 0))
                .isEqualTo(State.BAD);
        assertThat(state(Subject.JOBS_FAILING, Map.of(), jobs(true, null, 1), NO_INCIDENT, 0))
                .isEqualTo(State.WATCH);
        assertThat(state(Subject.INCIDENTS, Map.of(), IDLE, new OpenIncidents(1, NOW), 0))
                .isEqualTo(State.BAD);
        assertThat(state(Subject.TASKS_OVERDUE, Map.of(), IDLE, NO_INCIDENT, 1)).isEqualTo(State.WATCH);
        assertThat(state(Subject.DATABASE, Map.of("db", new Vital(false, null, null, null)), IDLE, NO_INCIDENT, 0))
                .isEqualTo(State.BAD);
    }

    @Test
    void anotherComponentIsNamedWhileItIsNotWell() {
        List<SystemCheck> checks =
                SystemCheck.of(Map.of("mail", new Vital(false, null, null, null)), IDLE, NO_INCIDENT, tasks(0), NOW);
        assertThat(checks).last().isEqualTo(new SystemCheck(Subject.OTHER, State.BAD, "mail", null, null));
    }

    private static State state(
            Subject subject, Map<String, Vital> health, JobState jobs, OpenIncidents incidents, int overdue) {
        return SystemCheck.of(health, jobs, incidents, tasks(overdue), NOW).stream()
                .filter(check -> check.subject() == subject)
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static JobState jobs(boolean running, @Nullable Instant dueSince, int failing) {
        return new JobState(running, null, dueSince == null ? 0 : 1, dueSince, failing, 0, 0, 0, List.of());
    }

    private static TaskAge tasks(int overdue) {
        return new TaskAge(null, null, null, 5, 5, 0, 0, 0, overdue, 0, NOW);
    }
}

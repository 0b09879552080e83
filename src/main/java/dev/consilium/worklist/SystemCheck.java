package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.consilium.workflow.incident.OpenIncidents;
import dev.consilium.workflow.operation.JobState;
import dev.consilium.worklist.Vitals.Vital;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing an operator looks after.
 *
 * @param component its name among the components of health, where only that is known of it
 * @param free bytes of a disk, {@code total} of it
 */
public record SystemCheck(
        Subject subject,
        State state,
        @Nullable String component,
        @Nullable Long free,
        @Nullable Long total) {

    /** What is looked at. */
    public enum Subject {
        DATABASE,
        OBJECT_STORE,
        DISK,
        JOB_EXECUTOR,
        JOBS_DUE,
        JOBS_FAILING,
        INCIDENTS,
        TASKS_OVERDUE,
        OTHER;

        /** Lower case with hyphens. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether somebody has to do something: nobody, soon, now. */
    public enum State {
        GOOD,
        WATCH,
        BAD;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A job that could run waits some seconds for a free thread; for minutes only where something is wrong. */
    private static final Duration SLOW = Duration.ofMinutes(1);

    private static final Duration STUCK = Duration.ofMinutes(10);

    /** Of a disk, as a share: below it somebody should make room. */
    private static final int TENTH = 10;

    private static final Set<String> KNOWN = Set.of("db", "objectStore", "diskSpace", "jobExecutor");

    /** Always in the same order; other components of health only while they are not well. */
    static List<SystemCheck> of(
            Map<String, Vital> health, JobState jobs, OpenIncidents incidents, TaskAge tasks, Instant now) {
        List<SystemCheck> checks = new ArrayList<>();
        component(checks, Subject.DATABASE, health.get("db"));
        component(checks, Subject.OBJECT_STORE, health.get("objectStore"));
        component(checks, Subject.DISK, health.get("diskSpace"));
        checks.add(plain(Subject.JOB_EXECUTOR, jobs.running() ? State.GOOD : State.BAD));
        checks.add(plain(Subject.JOBS_DUE, waiting(jobs.dueSince(), now)));
        checks.add(plain(Subject.JOBS_FAILING, jobs.failing() == 0 ? State.GOOD : State.WATCH));
        checks.add(plain(Subject.INCIDENTS, incidents.count() == 0 ? State.GOOD : State.BAD));
        checks.add(plain(Subject.TASKS_OVERDUE, tasks.overdue() == 0 ? State.GOOD : State.WATCH));
        health.forEach((name, vital) -> {
            if (!KNOWN.contains(name) && !vital.up()) {
                checks.add(new SystemCheck(Subject.OTHER, State.BAD, name, null, null));
            }
        });
        return List.copyOf(checks);
    }

    private static SystemCheck plain(Subject subject, State state) {
        return new SystemCheck(subject, state, null, null, null);
    }

    private static void component(List<SystemCheck> checks, Subject subject, @Nullable Vital vital) {
        if (vital != null) {
            checks.add(new SystemCheck(subject, state(vital), null, vital.free(), vital.total()));
        }
    }

    private static State state(Vital vital) {
        Long free = vital.free();
        if (!vital.up() || free != null && vital.threshold() != null && free < vital.threshold()) {
            return State.BAD;
        }
        return free != null && vital.total() != null && free < vital.total() / TENTH ? State.WATCH : State.GOOD;
    }

    private static State waiting(@Nullable Instant since, Instant now) {
        if (since == null || since.isAfter(now.minus(SLOW))) {
            return State.GOOD;
        }
        return since.isAfter(now.minus(STUCK)) ? State.WATCH : State.BAD;
    }
}

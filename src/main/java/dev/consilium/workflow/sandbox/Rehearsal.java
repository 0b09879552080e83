package dev.consilium.workflow.sandbox;

import dev.consilium.annotation.Label;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import dev.consilium.project.Projects;
import dev.consilium.project.ProtocolVersion;
import dev.consilium.study.FictitiousSeries;
import dev.consilium.workflow.protocol.ElementCounts;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.SandboxDeployment;
import dev.consilium.workflow.task.TaskAnswers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One fictitious case in a sandbox of its own, moved by hand: a step, a timer or an answer at a time. */
@Component
@Profile("dry-run")
public class Rehearsal {

    static final Actor DRY_RUN = Actor.system("dry-run");

    private static final Actor JOBS = Actor.system("jobs");
    private static final long MOST_ENTRIES = 1000;
    private static final int MOST_STEPS = 1000;

    /** What is to happen next. */
    public enum Step {
        /** The next automatic step. */
        JOB,
        /** The timer that is due first, as if its time had come. */
        TIMER,
        /** Every automatic step, until somebody is asked or nothing is left. */
        ALL
    }

    private final SandboxDeployment deployment;
    private final Projects projects;
    private final FictitiousTeam team;
    private final FictitiousSeries series;
    private final Cases cases;
    private final ElementCounts elements;
    private final RehearsalEngine engine;
    private final RehearsalLog log;
    private final TaskAnswers answers;
    private final CurrentActor current;
    private final TransactionTemplate transaction;
    private @Nullable String caseId;

    Rehearsal(
            SandboxDeployment deployment,
            Projects projects,
            FictitiousTeam team,
            FictitiousSeries series,
            Cases cases,
            ElementCounts elements,
            RehearsalEngine engine,
            RehearsalLog log,
            TaskAnswers answers,
            CurrentActor current,
            TransactionTemplate transaction) {
        this.deployment = deployment;
        this.projects = projects;
        this.team = team;
        this.series = series;
        this.cases = cases;
        this.elements = elements;
        this.engine = engine;
        this.log = log;
        this.answers = answers;
        this.current = current;
        this.transaction = transaction;
    }

    /** Once. @throws Refusal UNPROCESSABLE where the engine does not take the draft, {@code DRY_RUN_FAILED} where the case does not open */
    public RehearsalState begin(ProtocolBundle draft, String modality, String priority) {
        elements.limit(MOST_ENTRIES);
        asSystem(() -> {
            ProtocolVersion version = deployment.deploy(draft);
            engine.follow(version.definitionId());
            String project = projects.create("Dry run", version.key(), DRY_RUN).id();
            team.gather(project);
            caseId = open(project, modality, priority).id();
            return Boolean.TRUE;
        });
        return state();
    }

    private Case open(String project, String modality, String priority) {
        try {
            return Objects.requireNonNull(transaction.execute(
                    status -> cases.open(project, series.create(project, modality), modality, priority)));
        } catch (Refusal e) {
            throw e;
        } catch (RuntimeException e) {
            throw Refusal.unprocessable("DRY_RUN_FAILED", "The case could not be opened: " + RehearsalLog.said(e));
        }
    }

    /** What fails is told by the log, and leaves the case where it was. */
    public RehearsalState step(Step step) {
        asSystem(() -> {
            switch (step) {
                case JOB -> log.attempt(engine.nextJob(caseId()));
                case TIMER -> log.attempt(engine.nextTimer(caseId()));
                case ALL -> runAll();
            }
            return Boolean.TRUE;
        });
        return state();
    }

    private void runAll() {
        Optional<RehearsalEngine.DueJob> next = engine.nextJob(caseId());
        for (int steps = 0; next.isPresent() && steps < MOST_STEPS; steps++) {
            if (!log.attempt(next)) {
                return;
            }
            next = engine.nextJob(caseId());
        }
    }

    /**
     * @param personId one of those who may take it
     * @throws Refusal NOT_FOUND for a task that is not open, and whatever a person at the task is refused with
     */
    public RehearsalState answer(String taskId, String personId, Map<String, Object> form, List<Label> labels) {
        RehearsalEngine.Waiting task = engine.tasks().stream()
                .filter(waiting -> waiting.id().equals(taskId))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("task"));
        try {
            log.undoing(() -> answers.answer(taskId, form, labels, team.password(), team.member(personId)));
        } catch (Refusal e) {
            throw e;
        } catch (RuntimeException e) {
            log.add("failed", task.element(), RehearsalLog.said(e));
        }
        return state();
    }

    public RehearsalState state() {
        return asSystem(() -> {
            String id = caseId();
            return new RehearsalState(
                    cases.get(id).state().name().toLowerCase(java.util.Locale.ROOT),
                    engine.ended(id),
                    engine.diagrams(id),
                    elements.snapshot(),
                    engine.variables(id),
                    log.decisions(),
                    engine.tasks().stream().map(this::shown).toList(),
                    engine.due(id),
                    log.all());
        });
    }

    private RehearsalState.Task shown(RehearsalEngine.Waiting task) {
        TaskAnswers.Asked asked = answers.asked(task.id());
        return new RehearsalState.Task(
                task.id(),
                task.element(),
                task.name(),
                task.role(),
                asked.form(),
                asked.data(),
                asked.takers().stream()
                        .map(person -> new RehearsalState.Taker(person.id(), person.displayName()))
                        .toList(),
                FictitiousLabels.of(cases.schemaOf(caseId())));
    }

    private String caseId() {
        return Objects.requireNonNull(caseId, "no case was opened");
    }

    private <T> T asSystem(Supplier<T> work) {
        return current.as(JOBS, work);
    }
}

package dev.consilium.workflow.task;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.workflow.engine.Engine;
import dev.consilium.workflow.engine.EngineGateway;
import dev.consilium.workflow.variable.Escalation;
import dev.consilium.workflow.variable.Message;
import dev.consilium.workflow.variable.ProcessVariable;
import dev.consilium.workflow.variable.Variables;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Claims, releases, assigns and completes tasks as the acting person. The engine's own rights are the second guard. */
@Component
@Transactional
public class TaskDesk {

    private static final Actor DESK = Actor.system("task-desk");

    private final EngineGateway gateway;
    private final ApplicationEventPublisher events;

    TaskDesk(EngineGateway gateway, ApplicationEventPublisher events) {
        this.gateway = gateway;
        this.events = events;
    }

    /** The form of the task (form-js schema) as deployed with its protocol version. */
    public String formSchema(String taskId) {
        require(taskId);
        return gateway.as(DESK, engine -> {
            try (var form = engine.forms().getDeployedTaskForm(taskId)) {
                return new String(form.readAllBytes(), StandardCharsets.UTF_8);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    /** What the diagram knows where the task stands; empty where it has not been told. */
    public <T> Optional<T> find(String taskId, ProcessVariable<T> variable) {
        require(taskId);
        return gateway.as(DESK, engine -> Optional.ofNullable(engine.tasks().getVariable(taskId, variable.name())))
                .map(variable::convert);
    }

    /** @throws Refusal CONFLICT {@code TASK_CLOSED}, {@code TASK_CLAIMED} by somebody else */
    public void claim(String taskId, Actor actor) {
        perform(actor, engine -> engine.tasks().claim(taskId, actor.id()));
    }

    /** @throws Refusal CONFLICT {@code TASK_CLOSED}, {@code TASK_NOT_YOURS} */
    public void release(String taskId, Actor actor) {
        requireOwn(taskId, actor);
        perform(actor, engine -> engine.tasks().claim(taskId, null));
    }

    /** A manager gives the task to a person, or (null) back to the team; the caller has checked that {@code by} may. */
    public void assign(String taskId, @Nullable String personId, Actor by) {
        require(taskId);
        perform(DESK, engine -> engine.tasks().setAssignee(taskId, personId));
    }

    /** @throws Refusal CONFLICT {@code TASK_CLOSED}, {@code TASK_NOT_YOURS} */
    public void complete(String taskId, TaskOutcome outcome, Actor actor) {
        requireOwn(taskId, actor);
        perform(actor, engine -> engine.tasks().complete(taskId, outcome.variables()));
    }

    /** Whether a step of the case has found nobody and goes on when somebody joins or comes back. */
    public boolean waitsForStaff(String caseId) {
        return gateway.as(
                DESK,
                engine -> engine.runtime()
                                .createExecutionQuery()
                                .messageEventSubscriptionName(Message.STAFF_AVAILABLE.messageName())
                                .processVariableValueEquals(Variables.CASE_ID.name(), caseId)
                                .count()
                        > 0);
    }

    /** What whoever holds the task may raise: what its diagram catches. @throws Refusal CONFLICT {@code TASK_CLOSED} */
    public Set<Escalation> raisable(String taskId) {
        return read(taskId, Catches::of);
    }

    /**
     * Raises an escalation in place of completing the task; whether the task goes on is for the diagram.
     *
     * @throws Refusal CONFLICT {@code TASK_CLOSED}, {@code TASK_NOT_YOURS}, {@code ESCALATION_NOT_ALLOWED}
     */
    public void raise(String taskId, Escalation escalation, TaskOutcome outcome, Actor actor) {
        requireOwn(taskId, actor);
        escalate(taskId, escalation, outcome, actor);
    }

    /** In place of a holder who cannot any more. @throws Refusal CONFLICT {@code TASK_CLOSED}, {@code ESCALATION_NOT_ALLOWED} */
    public void raiseFor(String taskId, Escalation escalation, Actor system) {
        escalate(taskId, escalation, TaskOutcome.none(), system);
    }

    private void escalate(String taskId, Escalation escalation, TaskOutcome outcome, Actor actor) {
        requireRaisable(taskId, escalation);
        String projectId = read(taskId, Variables.PROJECT_ID::require);
        perform(actor, engine -> engine.tasks().handleEscalation(taskId, escalation.code(), outcome.variables()));
        events.publishEvent(new EscalationRaised(taskId, projectId, escalation.code()));
    }

    /** @throws Refusal CONFLICT {@code TASK_CLOSED}, {@code ESCALATION_NOT_ALLOWED} */
    public void requireRaisable(String taskId, Escalation escalation) {
        if (!raisable(taskId).contains(escalation)) {
            throw notRaisable();
        }
    }

    public static Refusal notRaisable() {
        return Refusal.conflict(
                "ESCALATION_NOT_ALLOWED",
                "The diagram does not let this be raised here. Complete the task, or give it back.");
    }

    /** @return who holds the task, null where nobody does */
    private @Nullable String require(String taskId) {
        return this.<@Nullable String>read(taskId, TaskEntity::getAssignee);
    }

    private <T extends @Nullable Object> T read(String taskId, Function<TaskEntity, T> reading) {
        return gateway.as(DESK, engine -> engine.commands().execute(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            if (task == null) {
                throw closed();
            }
            return reading.apply(task);
        }));
    }

    private void requireOwn(String taskId, Actor actor) {
        if (!Objects.equals(require(taskId), actor.id())) {
            throw Refusal.conflict("TASK_NOT_YOURS", "Claim the task first; somebody else may hold it.");
        }
    }

    private void perform(Actor actor, Consumer<Engine> work) {
        try {
            gateway.as(actor, engine -> {
                work.accept(engine);
                return Boolean.TRUE;
            });
        } catch (TaskAlreadyClaimedException e) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "TASK_CLAIMED", "Somebody else has claimed this task. Take another one.", e);
        } catch (SuspendedEntityInteractionException e) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "CASE_ON_HOLD", "The case is on hold until its lead lets it go on.", e);
        } catch (NullValueException e) {
            throw closed();
        } catch (AuthorizationException e) {
            throw Refusal.notFound("task");
        }
    }

    private static Refusal closed() {
        return Refusal.conflict("TASK_CLOSED", "This task is closed. Go back to the worklist and take another one.");
    }
}

package dev.consilium.workflow.task;

import dev.consilium.workflow.variable.Escalation;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.EscalationEventDefinition;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;

/** Which escalations the diagram of an open task catches from it: at the task itself or at a scope around it, as the engine looks. */
final class Catches {

    private Catches() {}

    static Set<Escalation> of(TaskEntity task) {
        ActivityImpl activity = task.getExecution().getActivity();
        return Arrays.stream(Escalation.values())
                .filter(escalation -> isCaught(activity, escalation.code()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** By the innermost that takes the code; one that takes every code was not drawn for this one. */
    private static boolean isCaught(ActivityImpl activity, String code) {
        return Stream.<ScopeImpl>iterate(activity, scope -> scope != null, Catches::around)
                .flatMap(scope -> innermost(scope, code).stream())
                .findFirst()
                .filter(caught -> code.equals(caught.getEscalationCode()))
                .isPresent();
    }

    private static Optional<EscalationEventDefinition> innermost(ScopeImpl scope, String code) {
        return scope.getProperties().get(BpmnProperties.ESCALATION_EVENT_DEFINITIONS).stream()
                .filter(caught -> caught.getEscalationCode() == null || code.equals(caught.getEscalationCode()))
                .findFirst();
    }

    @SuppressWarnings("NullAway") // the process itself is the outermost scope
    private static ScopeImpl around(ScopeImpl scope) {
        return scope instanceof ActivityImpl activity ? activity.getFlowScope() : null;
    }
}

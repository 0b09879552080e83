package dev.consilium.workflow.incident;

import dev.consilium.common.Ids;
import dev.consilium.project.Cases;
import dev.consilium.workflow.variable.Variables;
import java.time.Clock;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Keeps the engine's incidents of failed jobs in the list, in the engine's transaction, and lets their case wait visibly. */
@Component
class FailedSteps extends DefaultIncidentHandler {

    static final String TECHNICAL_FAULT = "TECHNICAL_FAULT";

    private static final int LONGEST_CAUSE = 1000;

    private final IncidentRows rows;
    private final Cases cases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FailedSteps(IncidentRows rows, Cases cases, ApplicationEventPublisher events, Clock clock) {
        super(Incident.FAILED_JOB_HANDLER_TYPE);
        this.rows = rows;
        this.cases = cases;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Incident handleIncident(IncidentContext context, String message) {
        Incident raised = super.handleIncident(context, message);
        if (context.getExecutionId() != null) {
            keep((IncidentEntity) raised, message);
        }
        return raised;
    }

    @Override
    public void resolveIncident(IncidentContext context) {
        super.resolveIncident(context);
        resolved(context);
    }

    @Override
    public void deleteIncident(IncidentContext context) {
        super.deleteIncident(context);
        resolved(context);
    }

    private void keep(IncidentEntity raised, String message) {
        ExecutionEntity execution =
                Context.getCommandContext().getExecutionManager().findExecutionById(raised.getExecutionId());
        var incident = new dev.consilium.workflow.incident.Incident(
                Ids.random(),
                Variables.PROJECT_ID.require(execution),
                Variables.CASE_ID.find(execution).orElse(null),
                Variables.SERIES_ID.find(execution).orElse(null),
                execution.getProcessDefinition().getKey(),
                raised.getFailedActivityId(),
                cause(message),
                clock.instant());
        rows.add(incident, raised.getConfiguration());
        if (incident.caseId() != null) {
            cases.await(incident.caseId(), TECHNICAL_FAULT);
        }
        events.publishEvent(new IncidentRaised(incident));
    }

    private void resolved(IncidentContext context) {
        rows.unresolvedOfJob(context.getConfiguration()).ifPresent(incident -> {
            rows.resolve(incident.id(), clock.instant());
            if (incident.caseId() != null && rows.unresolvedOfCase(incident.caseId()) == 0) {
                cases.resume(incident.caseId(), TECHNICAL_FAULT);
            }
            events.publishEvent(new IncidentResolved(incident));
        });
    }

    private static String cause(String message) {
        String said = message == null || message.isBlank() ? "no message" : message.replace("\0", "");
        return said.length() <= LONGEST_CAUSE ? said : said.substring(0, LONGEST_CAUSE);
    }
}

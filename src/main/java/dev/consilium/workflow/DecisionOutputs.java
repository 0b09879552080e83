package dev.consilium.workflow;

import dev.consilium.workflow.variable.Variables;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.DmnBusinessRuleTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Makes every output of a decision table the process variable of the same name. So a diagram needs no result mapping, and no
 * map is ever serialised into a variable.
 */
@Component
class DecisionOutputs extends AbstractBpmnParseListener {

    private static final String RESULT = "decisionResult";

    private final ApplicationEventPublisher events;
    private final Map<String, String> versions = new ConcurrentHashMap<>();

    DecisionOutputs(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (activity.getActivityBehavior() instanceof DmnBusinessRuleTaskActivityBehavior) {
            String decision = String.valueOf(element.attributeNS(
                    org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "decisionRef"));
            activity.addBuiltInListener(
                    ExecutionListener.EVENTNAME_END, (ExecutionListener) execution -> keep(execution, decision));
        }
    }

    private void keep(DelegateExecution execution, String decision) {
        DmnDecisionResult result = (DmnDecisionResult) execution.getVariable(RESULT);
        if (result == null || result.size() != 1) {
            throw new IllegalStateException("DECISION_WITHOUT_RESULT: table " + decision + " has no single answer");
        }
        Map<String, String> facts = new TreeMap<>();
        scores(execution).forEach((name, value) -> facts.put("in." + name, value));
        Map<String, String> outputs = new TreeMap<>();
        result.getSingleResult().forEach((name, value) -> {
            Variables.setNamed(execution, name, value);
            outputs.put(name, String.valueOf(value));
            facts.put("out." + name, String.valueOf(value));
        });
        facts.put("decision", decision);
        facts.put("table", version(execution, decision));
        Variables.READER_MODEL
                .find(execution)
                .ifPresent(model -> facts.put("in." + Variables.READER_MODEL.name(), model));
        events.publishEvent(new DecisionTaken(
                Variables.CASE_ID.find(execution).orElseGet(() -> Variables.SERIES_ID.require(execution)),
                Variables.PROJECT_ID.require(execution),
                decision,
                outputs,
                facts));
    }

    /** Which version of the table decided: the one deployed together with the diagram. */
    private String version(DelegateExecution execution, String decision) {
        return versions.computeIfAbsent(
                execution.getProcessDefinitionId() + " " + decision, key -> tables(execution, decision).stream()
                        .findFirst()
                        .map(table -> table.getVersionTag() + " " + table.getId())
                        .orElse(key));
    }

    private static List<DecisionDefinition> tables(DelegateExecution execution, String decision) {
        RepositoryService repository = execution.getProcessEngineServices().getRepositoryService();
        String deployment = repository
                .getProcessDefinition(execution.getProcessDefinitionId())
                .getDeploymentId();
        return repository
                .createDecisionDefinitionQuery()
                .deploymentId(deployment)
                .decisionDefinitionKey(decision)
                .list();
    }

    private static Map<String, String> scores(DelegateExecution execution) {
        Map<String, String> scores = new TreeMap<>();
        Variables.all().forEach(variable -> {
            Object value = execution.getVariable(variable.name());
            if (value instanceof Number || value instanceof Boolean) {
                scores.put(variable.name(), Objects.toString(value));
            }
        });
        return scores;
    }
}

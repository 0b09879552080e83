package dev.consilium.workflow.engine;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * The last wall: refuses, while the engine parses, the elements and attributes that could run code. The linter before
 * deployment is the gate; this holds where something passed by it.
 */
final class DiagramWall extends AbstractBpmnParseListener {

    private static final Set<String> FORBIDDEN_ELEMENTS = Set.of(
            "scriptTask",
            "script",
            "sendTask",
            "executionListener",
            "taskListener",
            "connector",
            "field",
            "adHocSubProcess",
            "transaction",
            "conditionalEventDefinition",
            "compensateEventDefinition",
            "formData");

    private static final Set<String> FORBIDDEN_ATTRIBUTES = Set.of(
            "class",
            "expression",
            "type",
            "topic",
            "resultVariable",
            "formKey",
            "formHandlerClass",
            "variableMappingClass",
            "variableMappingDelegateExpression",
            "taskPriority",
            "jobPriority",
            "errorCodeVariable",
            "errorMessageVariable",
            "escalationCodeVariable");

    private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance:";
    private static final Pattern BEAN = Pattern.compile("\\$\\{([a-zA-Z]+)}");

    private final Supplier<Set<String>> delegates;

    DiagramWall(Supplier<Set<String>> delegates) {
        this.delegates = delegates;
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        check(root);
    }

    private void check(Element element) {
        if (FORBIDDEN_ELEMENTS.contains(element.getTagName())) {
            throw refused(element, "element " + element.getTagName());
        }
        for (String attribute : element.attributes()) {
            checkAttribute(element, attribute);
        }
        element.elements().forEach(this::check);
    }

    private void checkAttribute(Element element, String attribute) {
        String local = attribute.substring(attribute.lastIndexOf(':') + 1);
        if (FORBIDDEN_ATTRIBUTES.contains(local) && !attribute.startsWith(SCHEMA_INSTANCE)) {
            throw refused(element, "attribute " + attribute);
        }
        if (local.equals("delegateExpression")) {
            String value = String.valueOf(element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, local));
            var bean = BEAN.matcher(value);
            if (!bean.matches() || !delegates.get().contains(bean.group(1))) {
                throw refused(element, "delegate " + value);
            }
        }
    }

    private static ProcessEngineException refused(Element element, String what) {
        return new ProcessEngineException(EngineGateway.DIAGRAM_REFUSED + ": " + what + " at line " + element.getLine()
                + " is not part of a protocol");
    }
}

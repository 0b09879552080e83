package dev.consilium.workflow.engine;

import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;

/** The engine's parse of a diagram, begun only where the diagram keeps {@link DiagramLimits}: a parse listener comes too late. */
final class GuardedParse extends BpmnParse {

    GuardedParse(BpmnParser parser) {
        super(parser);
    }

    @Override
    protected void parseRootElement() {
        DiagramLimits.check(rootElement);
        super.parseRootElement();
    }
}

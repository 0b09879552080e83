package dev.consilium.workflow.engine;

import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.variable.serializer.JavaObjectSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Stands in for the engine's serialiser of Java objects: it takes the transient result of a decision table, which the engine
 * hands from the table to its listener without storing it, and refuses every other object.
 */
final class DecisionResultsOnly extends JavaObjectSerializer {

    @Override
    protected boolean canWriteValue(TypedValue value) {
        return value.isTransient() && value.getValue() instanceof DmnDecisionResult;
    }

    @Override
    public ObjectValue readValue(ValueFields fields, boolean deserializeValue, boolean asTransient) {
        throw new ProcessEngineException("variables hold the engine's own types, not Java objects");
    }
}

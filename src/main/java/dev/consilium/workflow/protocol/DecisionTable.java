package dev.consilium.workflow.protocol;

import dev.consilium.common.Refusal;
import dev.consilium.workflow.variable.ProcessVariable;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnEvaluationException;
import org.camunda.bpm.dmn.engine.impl.transform.DmnTransformException;
import org.jspecify.annotations.Nullable;

/** A decision table of a protocol on the engine of decision tables alone. */
final class DecisionTable {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision decision;

    private DecisionTable(String id, ProtocolFile file) {
        try {
            decision = ENGINE.parseDecision(id, new ByteArrayInputStream(file.content()));
        } catch (DmnTransformException e) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE, "PROTOCOL_INVALID", "The table " + id + " cannot be read.", e);
        }
    }

    /** @throws Refusal UNPROCESSABLE {@code PROTOCOL_INVALID} */
    static DecisionTable of(ProtocolBundle bundle, String id) {
        return new DecisionTable(id, bundle.get(id + ".dmn"));
    }

    /** What the table said. */
    record Answer(Map<String, Object> outputs) {

        <T> Optional<T> find(ProcessVariable<T> variable) {
            return Optional.ofNullable(outputs.get(variable.name())).map(variable::convert);
        }
    }

    /**
     * @param facts by name of the variable; absent ones are null to the table
     * @throws Refusal UNPROCESSABLE {@code REPLAY_FAILED} where the table has no single answer or needs what is not there
     */
    Answer decide(Map<String, Object> facts) {
        try {
            DmnDecisionResult result = ENGINE.evaluateDecision(decision, facts);
            DmnDecisionResultEntries single = result.size() == 1 ? result.get(0) : null;
            return new Answer(requireAnswer(single).getEntryMap());
        } catch (DmnEvaluationException e) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "REPLAY_FAILED",
                    "The table " + decision.getKey() + " cannot decide: " + e.getMessage(),
                    e);
        }
    }

    private DmnDecisionResultEntries requireAnswer(@Nullable DmnDecisionResultEntries single) {
        if (single == null) {
            throw Refusal.unprocessable(
                    "REPLAY_FAILED", "The table " + decision.getKey() + " has no single answer; give it a last rule.");
        }
        return single;
    }
}

package dev.consilium.workflow.protocol;

import dev.consilium.common.Refusal;
import dev.consilium.quality.Weighing;
import dev.consilium.quality.consensus.ConsensusMethod;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a replay turns in a protocol.
 *
 * @param consensus how labels become a consensus, readers known from the other recorded cases; null as in a new project, of whose
 *     readers nothing is known
 */
public record ReplaySetting(@Nullable ConsensusMethod consensus, RoutingThresholds thresholds) {

    private static final String MAJORITY = "<camunda:inputParameter name=\"method\">majority</camunda:inputParameter>";

    /** @throws Refusal UNPROCESSABLE {@code CONSENSUS_NOT_TURNED}, and see {@link RoutingThresholds#in} */
    ProtocolBundle in(ProtocolBundle bundle) {
        ProtocolBundle turned = thresholds.in(bundle);
        if (consensus == null || RecordedReaders.method(consensus) == Weighing.Method.MAJORITY) {
            return turned;
        }
        ProtocolFile diagram = turned.diagram();
        String text = diagram.text().replace(MAJORITY, MAJORITY.replace(">majority<", ">posterior<"));
        if (text.equals(diagram.text())) {
            throw Refusal.unprocessable(
                    "CONSENSUS_NOT_TURNED",
                    diagram.name() + " has no step whose parameter method is majority: there is nothing to turn.");
        }
        return turned.with(new ProtocolFile(diagram.name(), text.getBytes(StandardCharsets.UTF_8)));
    }
}

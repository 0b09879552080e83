package dev.consilium.workflow.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A diagram as it is deployed with a protocol; a shared one is deployed with each protocol that calls it.
 *
 * @param protocol key of what it was deployed with; @param version as its author names it
 * @param running instances that go on under it, null for whom it would tell how cases go
 * @param newest whether projects founded from now on are bound to it; others keep the version they were founded on
 */
public record DeployedProcess(
        String protocol,
        String key,
        String name,
        String version,
        Instant deployedAt,
        @Nullable Integer running,
        boolean newest) {

    /** For whoever may not know how many cases stand where. */
    public DeployedProcess withoutCount() {
        return new DeployedProcess(protocol, key, name, version, deployedAt, null, newest);
    }
}

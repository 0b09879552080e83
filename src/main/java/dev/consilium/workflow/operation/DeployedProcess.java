package dev.consilium.workflow.operation;

import java.time.Instant;

/**
 * A diagram as it is deployed with a protocol; a shared one is deployed with each protocol that calls it.
 *
 * @param protocol key of what it was deployed with; @param version as its author names it
 * @param running instances that go on under it; @param newest whether new cases of the protocol come by it
 */
public record DeployedProcess(
        String protocol, String key, String name, String version, Instant deployedAt, int running, boolean newest) {}

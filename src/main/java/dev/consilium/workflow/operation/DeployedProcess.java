package dev.consilium.workflow.operation;

/**
 * A diagram as it is deployed.
 *
 * @param version as its author names it; @param deployment counts what was deployed under this key
 * @param running instances that go on under it; @param newest whether new ones begin under it
 */
public record DeployedProcess(String key, String name, String version, int deployment, int running, boolean newest) {}

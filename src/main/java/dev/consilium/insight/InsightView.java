package dev.consilium.insight;

/**
 * How a project goes.
 *
 * @param gate how the quality gate does; @param settled cases closed with a ground truth
 */
public record InsightView(String project, String name, int settled, Throughput throughput, GateOverrules gate) {}

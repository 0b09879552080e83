package dev.consilium.insight;

import dev.consilium.quality.ClassAgreement;
import java.util.List;

/**
 * How a project goes.
 *
 * @param gate how the quality gate does; @param settled cases closed with a ground truth; @param classes class by class over their readings, in schema order
 */
public record InsightView(
        String project,
        String name,
        int settled,
        List<ClassAgreement> classes,
        Throughput throughput,
        GateOverrules gate) {}

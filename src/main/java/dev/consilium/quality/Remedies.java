package dev.consilium.quality;

import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Interval;
import java.util.ArrayList;
import java.util.List;

/** What may help a class, from what its readings show. */
final class Remedies {

    private static final double MOSTLY = 0.5;

    private Remedies() {}

    static List<Remedy> of(Standing standing, MetricResult alpha, ClassTrouble found, boolean ofOneReader) {
        if (standing == Standing.RELIABLE) {
            return List.of();
        }
        if (standing == Standing.TOO_FEW) {
            return List.of(Remedy.MORE_CASES);
        }
        List<Remedy> remedies = new ArrayList<>();
        if (ofOneReader) {
            remedies.add(Remedy.CALIBRATE); // a guideline is not rewritten for one person
        } else if (found.pull() > 0) {
            boolean mixedUp = found.givenInstead() != null && found.insteadShare() >= MOSTLY;
            remedies.add(mixedUp ? Remedy.TELL_APART : Remedy.CLARIFY);
        }
        if (isOpen(alpha)) {
            remedies.add(Remedy.MORE_CASES);
        }
        return remedies;
    }

    /** The bounds allow to say different things. */
    private static boolean isOpen(MetricResult alpha) {
        Interval interval = alpha.ci();
        return interval == null || Standing.at(interval.lo()) != Standing.at(interval.hi());
    }
}

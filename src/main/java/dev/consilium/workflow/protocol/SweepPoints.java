package dev.consilium.workflow.protocol;

import dev.consilium.quality.metric.Proportion;
import dev.consilium.workflow.protocol.SweepReport.Fixed;
import dev.consilium.workflow.protocol.SweepReport.Point;
import dev.consilium.workflow.protocol.SweepReport.Saving;
import dev.consilium.workflow.protocol.SweepReport.Setting;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Counts what became of recorded cases. */
final class SweepPoints {

    /** Of the standard normal distribution at .975. */
    private static final double Z = 1.959963984540054;

    private SweepPoints() {}

    static Point of(RoutingThresholds setting, List<SweptCase> cases) {
        double readings = mean(cases);
        double half = Z * Math.sqrt(variance(cases, readings) / cases.size());
        Proportion experts = share(cases, one -> !one.accepted());
        List<SweptCase> accepted = cases.stream().filter(SweptCase::accepted).toList();
        Proportion right = right(accepted);
        return new Point(
                new Setting(setting.threshold(), setting.maxReadings()),
                readings,
                readings - half,
                readings + half,
                experts.value(),
                experts.interval().lo(),
                experts.interval().hi(),
                share(cases, SweptCase::arbitrated).value(),
                1 - experts.value(),
                accepted.size(),
                right == null ? null : right.value(),
                right == null ? null : right.interval().lo(),
                right == null ? null : right.interval().hi(),
                overall(cases));
    }

    static Fixed fixed(int readings, List<SweptCase> cases) {
        List<SweptCase> decided = cases.stream().filter(SweptCase::accepted).toList();
        Proportion right = right(decided);
        return new Fixed(
                readings,
                mean(cases),
                share(cases, one -> !one.accepted()).value(),
                right == null ? null : right.value(),
                right == null ? null : right.interval().lo(),
                right == null ? null : right.interval().hi(),
                overall(cases));
    }

    /** The fewest readings among the settings whose accepted labels are right as often. */
    static Optional<Saving> saving(Fixed fixed, List<Point> points) {
        Double asked = fixed.accuracy();
        if (asked == null) {
            return Optional.empty();
        }
        Comparator<Point> cheapest =
                Comparator.comparingDouble(Point::readingsPerCase).thenComparingDouble(Point::seniorPerCase);
        List<Point> asGood = points.stream()
                .filter(point -> point.accuracy() != null && point.accuracy() >= asked)
                .toList();
        return asGood.stream()
                .filter(point -> point.seniorPerCase() <= fixed.undecided())
                .min(cheapest)
                .or(() -> asGood.stream().min(cheapest))
                .map(point -> new Saving(
                        fixed,
                        point,
                        1 - point.readingsPerCase() / fixed.readingsPerCase(),
                        point.seniorPerCase() - fixed.undecided()));
    }

    private static @Nullable Proportion right(List<SweptCase> decided) {
        List<SweptCase> known =
                decided.stream().filter(one -> one.reference() != null).toList();
        return known.isEmpty() ? null : share(known, SweptCase::right);
    }

    private static @Nullable Double overall(List<SweptCase> cases) {
        List<SweptCase> known =
                cases.stream().filter(one -> one.reference() != null).toList();
        return known.isEmpty()
                ? null
                : share(known, one -> !one.accepted() || one.right()).value();
    }

    private static Proportion share(List<SweptCase> cases, Predicate<SweptCase> which) {
        return Proportion.of(Math.toIntExact(cases.stream().filter(which).count()), cases.size());
    }

    private static double mean(List<SweptCase> cases) {
        return cases.stream().mapToInt(SweptCase::used).average().orElse(0);
    }

    private static double variance(List<SweptCase> cases, double mean) {
        return cases.stream()
                .mapToDouble(one -> (one.used() - mean) * (one.used() - mean))
                .average()
                .orElse(0);
    }
}

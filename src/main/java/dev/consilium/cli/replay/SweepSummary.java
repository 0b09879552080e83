package dev.consilium.cli.replay;

import dev.consilium.workflow.protocol.SweepReport;
import dev.consilium.workflow.protocol.SweepReport.Fixed;
import dev.consilium.workflow.protocol.SweepReport.Point;
import dev.consilium.workflow.protocol.SweepReport.Reference;
import dev.consilium.workflow.protocol.SweepReport.Saving;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A sweep for people who read: the table, and the sentence that says what it means. */
public final class SweepSummary {

    private SweepSummary() {}

    public static String of(SweepReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(format(
                "%s (%s), consensus by %s, %d cases, %d readings, %s",
                report.protocol(),
                report.digest().substring(0, 12),
                report.method(),
                report.cases(),
                report.readings(),
                report.calibrated() ? "posterior calibrated across cases" : "posterior not calibrated"));
        lines.add("");
        lines.add("threshold  most  readings/case        experts/case         accepted  " + accuracy(report));
        report.sweep().forEach(point -> lines.add(line(point)));
        lines.add("as shipped " + line(report.shipped()).substring(11));
        lines.add("");
        lines.add("the same number for every case, strict majority:");
        report.fixed()
                .forEach(fixed -> lines.add(format(
                        "%d readings  undecided %.4f  %s %s",
                        fixed.readings(),
                        fixed.undecided(),
                        accuracy(report),
                        interval(fixed.accuracy(), fixed.lo(), fixed.hi()))));
        lines.add("");
        lines.add(sentence(report));
        return String.join(System.lineSeparator(), lines);
    }

    /** What the accuracy of this sweep is. */
    static String accuracy(SweepReport report) {
        return report.reference() == Reference.TRUTH ? "accuracy" : "agreement with all readings";
    }

    static String line(Point point) {
        return format(
                "%9s  %4s  %s  %s  %7.4f  %s",
                point.setting().threshold() == null
                        ? "own"
                        : format("%.3f", point.setting().threshold()),
                point.setting().maxReadings() == null ? "own" : point.setting().maxReadings(),
                interval(point.readingsPerCase(), point.readingsLo(), point.readingsHi()),
                interval(point.seniorPerCase(), point.seniorLo(), point.seniorHi()),
                point.acceptedPerCase(),
                interval(point.accuracy(), point.lo(), point.hi()));
    }

    /** What the sweep says, in one sentence that a designer may quote. */
    public static String sentence(SweepReport report) {
        Point shipped = report.shipped();
        String own = format(
                "As shipped, a case takes %.2f readings and %.1f %% of the cases an expert; what is accepted has %s %s.",
                shipped.readingsPerCase(),
                100 * shipped.seniorPerCase(),
                accuracy(report),
                interval(shipped.accuracy(), shipped.lo(), shipped.hi()));
        return report.savings().isEmpty() ? own : own + " " + saving(report);
    }

    private static String saving(SweepReport report) {
        Saving saving = report.savings().get(report.savings().size() - 1);
        Fixed fixed = saving.fixed();
        return format(
                "%d readings of every case give %s %.4f; threshold %.3f with at most %d readings gives %.4f with %.2f readings"
                        + " per case (%.0f %% saved). Experts see %.1f %% of the cases; the majority of %d leaves %.1f %% undecided.",
                fixed.readings(),
                accuracy(report),
                Objects.requireNonNull(fixed.accuracy()),
                Objects.requireNonNull(saving.point().setting().threshold()),
                Objects.requireNonNull(saving.point().setting().maxReadings()),
                Objects.requireNonNull(saving.point().accuracy()),
                saving.point().readingsPerCase(),
                100 * saving.share(),
                100 * saving.point().seniorPerCase(),
                fixed.readings(),
                100 * fixed.undecided());
    }

    private static String interval(@Nullable Double value, @Nullable Double lo, @Nullable Double hi) {
        return value == null || lo == null || hi == null ? "none accepted" : format("%.4f (%.4f-%.4f)", value, lo, hi);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

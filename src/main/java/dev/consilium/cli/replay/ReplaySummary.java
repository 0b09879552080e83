package dev.consilium.cli.replay;

import dev.consilium.workflow.protocol.ReplayReport;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A replay for people who read. */
public final class ReplaySummary {

    private ReplaySummary() {}

    public static String of(ReplayReport report) {
        ReplayReport.Outcome outcome = report.outcome();
        ReplayReport.Readings readings = report.readings();
        return String.join(
                System.lineSeparator(),
                format("%s (%s)", report.protocol(), report.digest().substring(0, 12)),
                format(
                        "cases      %d: %d accepted, %d validated, %d arbitrated, %d ambiguous, %d open",
                        report.cases(),
                        outcome.accepted(),
                        outcome.validated(),
                        outcome.arbitrated(),
                        outcome.ambiguous(),
                        outcome.open()),
                format(
                        "readings   %d recorded, %d used, %d saved, %d repeated",
                        readings.available(), readings.used(), readings.saved(), readings.repeated()),
                "agreement  all:  " + agreement(report.agreement().all()),
                "           used: " + agreement(report.agreement().used()),
                format(
                        "truth      %d accepted cases with a known truth, accuracy %s",
                        report.truth().n(), number(report.truth().accuracy())),
                format("time       %.1f s", report.seconds()));
    }

    private static String agreement(ReplayReport.Agreement agreement) {
        return "percent " + number(agreement.percent()) + ", Fleiss " + number(agreement.fleiss()) + ", alpha "
                + number(agreement.alpha());
    }

    private static String number(@Nullable Double value) {
        return value == null ? "undefined" : format("%.4f", value);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

package dev.consilium.cli.replay;

import static dev.consilium.cli.replay.SweepChart.escape;

import dev.consilium.workflow.protocol.SweepReport;

/** A sweep as a page of its own, without script: the sentence, the chart, the table. */
final class SweepPage {

    private SweepPage() {}

    static String of(SweepReport report) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s: thresholds and readings</title>
                <style>
                body { font: 16px/1.5 sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff }
                pre { font-size: 13px; overflow-x: auto }
                svg { max-width: 100%%; height: auto }
                </style>
                </head>
                <body>
                <h1>%s: thresholds and readings</h1>
                <p>%s</p>
                %s
                <p>%s Bars are 95 %% intervals (Wilson for shares). Readers and calibration of every case are known from the other
                four fifths of the cases; experts are not counted among the accepted. Labels %s.</p>
                <pre>%s</pre>
                </body>
                </html>
                """.formatted(
                        escape(report.protocol()),
                        escape(report.protocol()),
                        escape(SweepSummary.sentence(report)),
                        SweepChart.of(report),
                        reference(report),
                        report.inputDigest().substring(0, 12),
                        escape(SweepSummary.of(report)));
    }

    private static String reference(SweepReport report) {
        return report.reference() == SweepReport.Reference.TRUTH
                ? "Accuracy is the share of accepted cases whose label is the given truth."
                : "Without a truth, agreement is the share of accepted cases whose label is what all recorded readings come to.";
    }
}

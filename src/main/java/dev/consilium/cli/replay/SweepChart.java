package dev.consilium.cli.replay;

import dev.consilium.workflow.protocol.SweepReport;
import dev.consilium.workflow.protocol.SweepReport.Point;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A sweep as SVG: how often the accepted labels are right against readings per case, and against expert decisions per case. */
final class SweepChart {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 420;
    private static final int PANEL = 400;
    private static final int LEFT = 64;
    private static final int TOP = 56;
    private static final int TALL = 280;
    private static final int STEPS = 5;
    private static final List<String> INKS = List.of("#1f5fa8", "#b4480f", "#2c7a3f", "#7b3fa0", "#a8791f");

    private final SweepReport report;
    private final StringBuilder svg = new StringBuilder();
    private final double floor;

    private SweepChart(SweepReport report) {
        this.report = report;
        double lowest = Stream.concat(
                        report.sweep().stream().map(Point::lo),
                        report.fixed().stream().map(SweepReport.Fixed::lo))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(0);
        this.floor = Math.floor(lowest * 20) / 20;
    }

    static String of(SweepReport report) {
        return new SweepChart(report).draw();
    }

    private String draw() {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">",
                WIDTH, HEIGHT);
        add("<title>%s</title>", escape(SweepSummary.sentence(report)));
        add("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, HEIGHT);
        legend();
        panel(0, "readings per case", Point::readingsPerCase, true);
        panel(PANEL + LEFT, "decisions of experts per case", Point::seniorPerCase, false);
        return svg.append("</svg>\n").toString();
    }

    private void panel(int x, String title, ToDoubleFunction<Point> cost, boolean fixed) {
        double[] costs = DoubleStream.concat(
                        report.sweep().stream().mapToDouble(cost),
                        fixed
                                ? report.fixed().stream().mapToDouble(SweepReport.Fixed::readingsPerCase)
                                : DoubleStream.empty())
                .toArray();
        double low = DoubleStream.of(costs).min().orElse(0);
        double high = DoubleStream.of(costs).max().orElse(1);
        Axis across = new Axis(
                Math.max(0, low - (high - low) * 0.05),
                high + Math.max((high - low) * 0.05, 1e-6),
                x + LEFT,
                x + PANEL);
        axes(x, across, title);
        Axis up = new Axis(floor, 1, TOP + TALL, TOP);
        int ink = 0;
        for (List<Point> line : lines()) {
            line(line, cost, across, up, INKS.get(ink++ % INKS.size()));
        }
        if (fixed) {
            report.fixed().forEach(one -> cross(across.at(one.readingsPerCase()), one.accuracy(), up));
        }
        ring(across.at(cost.applyAsDouble(report.shipped())), report.shipped().accuracy(), up);
    }

    private List<List<Point>> lines() {
        return List.copyOf(report.sweep().stream()
                .collect(Collectors.groupingBy(
                        point -> Objects.requireNonNullElse(point.setting().maxReadings(), 0),
                        TreeMap::new,
                        Collectors.toList()))
                .values());
    }

    private void axes(int x, Axis across, String title) {
        Axis up = new Axis(floor, 1, TOP + TALL, TOP);
        for (int step = 0; step <= STEPS; step++) {
            double y = floor + (1 - floor) * step / STEPS;
            double at = up.at(y);
            add("<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>", x + LEFT, x + PANEL, at, at);
            add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#333\">%.3f</text>", x + LEFT - 6, at + 4, y);
            double value = across.low + (across.high - across.low) * step / STEPS;
            add(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#333\">%.2f</text>",
                    across.at(value), TOP + TALL + 18, value);
        }
        add(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" font-weight=\"bold\" fill=\"#111\">%s</text>",
                x + (LEFT + PANEL) / 2, TOP + TALL + 42, title);
        add(
                "<text transform=\"translate(%d %d) rotate(-90)\" text-anchor=\"middle\" font-weight=\"bold\" fill=\"#111\">%s</text>",
                x + 14, TOP + TALL / 2, SweepSummary.accuracy(report));
    }

    private void line(List<Point> points, ToDoubleFunction<Point> cost, Axis across, Axis up, String ink) {
        List<Point> known =
                points.stream().filter(point -> point.accuracy() != null).toList();
        String path = known.stream()
                .map(point -> text("%.1f,%.1f", across.at(cost.applyAsDouble(point)), up.at(value(point.accuracy()))))
                .collect(Collectors.joining(" "));
        add("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>", path, ink);
        for (Point point : known) {
            double x = across.at(cost.applyAsDouble(point));
            add(
                    "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" opacity=\".4\"/>",
                    x, x, up.at(value(point.lo())), up.at(value(point.hi())), ink);
            add(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"><title>%s</title></circle>",
                    x, up.at(value(point.accuracy())), ink, escape(SweepSummary.line(point)));
        }
    }

    private void cross(double x, @Nullable Double accuracy, Axis up) {
        if (accuracy != null) {
            double y = up.at(accuracy);
            add(
                    "<path d=\"M%.1f %.1fl8 8m0 -8l-8 8\" stroke=\"#111\" stroke-width=\"1.5\" fill=\"none\"/>",
                    x - 4, y - 4);
        }
    }

    private void ring(double x, @Nullable Double accuracy, Axis up) {
        if (accuracy != null) {
            add(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"8\" fill=\"none\" stroke=\"#111\" stroke-width=\"1.5\"/>",
                    x, up.at(accuracy));
        }
    }

    private void legend() {
        int x = LEFT;
        int ink = 0;
        for (List<Point> line : lines()) {
            String color = INKS.get(ink++ % INKS.size());
            add("<circle cx=\"%d\" cy=\"20\" r=\"4\" fill=\"%s\"/>", x, color);
            add(
                    "<text x=\"%d\" y=\"24\" fill=\"#111\">at most %s readings</text>",
                    x + 10, Objects.requireNonNull(line.get(0).setting().maxReadings()));
            x += 150;
        }
        add("<circle cx=\"%d\" cy=\"20\" r=\"7\" fill=\"none\" stroke=\"#111\"/>", x);
        add("<text x=\"%d\" y=\"24\" fill=\"#111\">as shipped</text>", x + 12);
        add("<path d=\"M%d 16l8 8m0 -8l-8 8\" stroke=\"#111\" fill=\"none\"/>", x + 100);
        add("<text x=\"%d\" y=\"24\" fill=\"#111\">the same number for every case, majority</text>", x + 114);
    }

    private static double value(@Nullable Double known) {
        return Objects.requireNonNull(known);
    }

    private void add(String format, Object... values) {
        svg.append(text(format, values)).append('\n');
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private record Axis(double low, double high, double from, double to) {

        double at(double value) {
            return from + (value - low) / (high - low) * (to - from);
        }
    }
}

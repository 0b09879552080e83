package dev.consilium.cli.score;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.consilium.quality.agreement.AgreementReport.LabelAgreement;
import dev.consilium.quality.metric.MetricResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Agreement for programs and for people. */
public final class ScoreAnswer {

    private final Scored scored;

    public ScoreAnswer(Scored scored) {
        this.scored = scored;
    }

    public void writeJson(PrintWriter out) {
        JsonText.write(out, this::write);
        out.println();
    }

    private void write(JsonGenerator json) throws IOException {
        Scoring.Request request = scored.request();
        json.writeStringField("scale", request.scale().code());
        json.writeStringField(
                "weights", request.weights() == null ? null : request.weights().code());
        JsonText.strings(json, "categories", scored.categories());
        json.writeBooleanField("categoriesGiven", scored.domainGiven());
        JsonText.strings(json, "raters", scored.raters());
        json.writeNumberField("units", scored.units());
        json.writeNumberField("ratings", scored.ratings());
        json.writeNumberField("repeated", scored.repeated());
        json.writeNumberField("missing", scored.missing());
        JsonText.strings(json, "warnings", warnings());
        JsonText.metrics(json, "metrics", scored.report().overall());
        json.writeArrayFieldStart("labels");
        for (LabelAgreement label : scored.report().labels()) {
            json.writeStartObject();
            json.writeStringField("label", label.label());
            JsonText.metrics(json, "metrics", label.metrics());
            json.writeEndObject();
        }
        json.writeEndArray();
        JsonText.metrics(json, "pairs", scored.report().pairs());
        JsonText.metrics(json, "within", scored.within());
    }

    private List<String> warnings() {
        return scored.domainGiven() || scored.request().scale().numeric()
                ? List.of()
                : List.of(Scored.DOMAIN_FROM_DATA);
    }

    public void writeText(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%d units, %d raters, %d ratings, %d repeated, %d missing; %s scale%n",
                scored.units(),
                scored.raters().size(),
                scored.ratings(),
                scored.repeated(),
                scored.missing(),
                scored.request().scale().code());
        if (!scored.categories().isEmpty()) {
            out.println("categories: " + String.join(", ", scored.categories()));
        }
        warnings().forEach(out::println);
        rows(out, "", scored.report().overall());
        for (LabelAgreement label : scored.report().labels()) {
            rows(out, label.label() + " against the rest", label.metrics());
        }
        for (MetricResult pair : scored.report().pairs()) {
            rows(out, "raters " + pair(pair), List.of(pair));
        }
        rows(out, scored.within().isEmpty() ? "" : "raters with themselves", scored.within());
    }

    private String pair(MetricResult result) {
        Object one = result.parameters().get("raterA");
        Object other = result.parameters().get("raterB");
        return one instanceof Integer a && other instanceof Integer b
                ? scored.raters().get(a) + " and " + scored.raters().get(b)
                : "";
    }

    private static void rows(PrintWriter out, String head, List<MetricResult> results) {
        if (!head.isEmpty()) {
            out.println();
            out.println(head);
        }
        results.forEach(result -> out.println(row(result)));
    }

    private static String row(MetricResult result) {
        Object rater = result.parameters().get("rater");
        String name = result.metricId() + (rater == null ? "" : " of " + rater);
        if (result.value() == null) {
            return String.format(Locale.ROOT, "%-32s %8s  %s", name, "-", result.status());
        }
        MetricResult.Interval ci = result.ci();
        String value = String.format(Locale.ROOT, "%-32s %8.4f", name, result.value());
        return ci == null
                ? value
                : value
                        + String.format(
                                Locale.ROOT,
                                "  %.0f%% %.4f to %.4f (%s)",
                                ci.level() * 100,
                                ci.lo(),
                                ci.hi(),
                                ci.method());
    }
}

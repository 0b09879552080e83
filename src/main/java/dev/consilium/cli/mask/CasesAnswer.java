package dev.consilium.cli.mask;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.consilium.cli.mask.OverlapRun.Outcome;
import dev.consilium.cli.mask.OverlapRun.Request;
import dev.consilium.cli.score.JsonText;
import dev.consilium.quality.mask.MaskSummary;
import dev.consilium.quality.metric.MetricResult.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Comparisons of masks of several cases, and what they come to, for programs and for people. */
final class CasesAnswer implements MaskAnswer {

    private static final String UNPAIRED = "Some files have no namesake in the other directory: they are in no figure.";

    private final Request request;
    private final CasePairs names;
    private final List<OverlapAnswer> cases;
    private final List<CaseSummaries.Row> rows;

    /** @param outcomes one for each name that both directories have, in that order */
    CasesAnswer(Request request, CasePairs names, List<Outcome> outcomes, List<CaseSummaries.Row> rows) {
        this.request = request;
        this.names = names;
        this.cases = outcomes.stream().map(OverlapAnswer::new).toList();
        this.rows = rows;
    }

    @Override
    public boolean findings() {
        return !names.complete() || cases.stream().anyMatch(OverlapAnswer::findings);
    }

    @Override
    public void writeJson(PrintWriter out) {
        JsonText.write(out, this::write);
        out.println();
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStringField("reference", request.reference().toString());
        json.writeStringField("prediction", request.prediction().toString());
        json.writeStringField("policy", request.settings().policy().name());
        JsonText.strings(json, "warnings", warnings());
        JsonText.strings(json, "onlyReference", names.onlyReference());
        JsonText.strings(json, "onlyPrediction", names.onlyPrediction());
        json.writeArrayFieldStart("summary");
        for (CaseSummaries.Row row : rows) {
            json.writeStartObject();
            write(json, row);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("cases");
        for (int i = 0; i < cases.size(); i++) {
            json.writeStartObject();
            json.writeStringField("case", names.both().get(i));
            cases.get(i).write(json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void write(JsonGenerator json, CaseSummaries.Row row) throws IOException {
        MaskSummary summary = row.summary();
        json.writeStringField("label", row.label());
        json.writeStringField("metricId", summary.metric().id());
        json.writeStringField("definitionVersion", summary.metric().definitionVersion());
        if (row.toleranceMm() != null) {
            json.writeObjectField("toleranceMm", row.toleranceMm());
        }
        if (row.of() != null) {
            json.writeStringField("of", row.of().toString());
        }
        json.writeNumberField("cases", summary.cases());
        json.writeNumberField("valued", summary.valued());
        json.writeNumberField("undefined", summary.undefined());
        JsonText.number(json, "mean", summary.mean());
        JsonText.number(json, "median", summary.median());
        JsonText.number(json, "lowerQuartile", summary.lowerQuartile());
        JsonText.number(json, "upperQuartile", summary.upperQuartile());
        JsonText.number(json, "worst", summary.worst());
        json.writeStringField("worstCase", worstCase(summary));
    }

    private @Nullable String worstCase(MaskSummary summary) {
        Integer at = summary.worstCase();
        return at == null ? null : names.both().get(at);
    }

    private List<String> warnings() {
        return Stream.concat(
                        names.complete() ? Stream.of() : Stream.of(UNPAIRED),
                        cases.stream().flatMap(one -> one.warnings().stream()).distinct())
                .toList();
    }

    @Override
    public void writeText(PrintWriter out) {
        out.println(cases.size() + " cases");
        warnings().forEach(out::println);
        names.onlyReference().forEach(name -> out.println("  only in " + request.reference() + ": " + name));
        names.onlyPrediction().forEach(name -> out.println("  only in " + request.prediction() + ": " + name));
        for (int i = 0; i < cases.size(); i++) {
            Status status = cases.get(i).status();
            if (status != Status.OK) {
                out.println("  " + names.both().get(i) + ": " + status);
            }
        }
        String label = null;
        for (CaseSummaries.Row row : rows) {
            if (row == rows.get(0) || !Objects.equals(label, row.label())) {
                label = row.label();
                out.println();
                out.printf(
                        "%-40s %10s %10s %10s %10s %10s%n", title(label), "mean", "median", "quartiles", "", "worst");
            }
            out.println(text(row));
        }
    }

    private static String title(@Nullable String label) {
        return label == null ? "all labels" : label.isEmpty() ? "no file holds anything" : "label " + label;
    }

    private String text(CaseSummaries.Row row) {
        MaskSummary summary = row.summary();
        String name = summary.metric().id()
                + (row.toleranceMm() == null ? "" : " at " + row.toleranceMm() + " mm")
                + (row.of() == null ? "" : " of " + row.of());
        String counted = summary.valued() == summary.cases() && summary.undefined() == 0
                ? ""
                : "; " + summary.valued() + " of " + summary.cases() + " with a value, " + summary.undefined()
                        + " undefined";
        String worst = worstCase(summary);
        return String.format(
                Locale.ROOT,
                "%-40s %10s %10s %10s %10s %10s%s%s",
                name,
                MaskText.number(summary.mean()),
                MaskText.number(summary.median()),
                MaskText.number(summary.lowerQuartile()),
                MaskText.number(summary.upperQuartile()),
                MaskText.number(summary.worst()),
                worst == null ? "" : " in " + worst,
                counted);
    }
}

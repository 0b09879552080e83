package dev.consilium.cli.mask;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.consilium.cli.mask.OverlapRun.Compared;
import dev.consilium.cli.mask.OverlapRun.Outcome;
import dev.consilium.cli.score.JsonText;
import dev.consilium.imaging.mask.OverlapMatrix;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.quality.mask.MaskCounts;
import dev.consilium.quality.mask.OverlapReport;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A comparison of masks for programs and for people. */
final class OverlapAnswer implements MaskAnswer {

    private static final String NO_SPACING =
            "The files tell no spacing: distances count pixels. Give it with --spacing z,y,x in mm.";
    private static final String MISMATCH =
            "The masks lie on different grids. They are not resampled: export both on the grid of the images.";

    private static final Map<String, Metric> NAMES = names();

    private final Outcome outcome;

    OverlapAnswer(Outcome outcome) {
        this.outcome = outcome;
    }

    @Override
    public boolean findings() {
        return status() == Status.GEOMETRY_MISMATCH;
    }

    private static Map<String, Metric> names() {
        Map<String, Metric> names = new LinkedHashMap<>();
        names.put("dice", Metric.MASK_DICE);
        names.put("iou", Metric.MASK_IOU);
        names.put("sensitivity", Metric.MASK_SENSITIVITY);
        names.put("ppv", Metric.MASK_PPV);
        names.put("hd", Metric.HAUSDORFF);
        names.put("hd95", Metric.HAUSDORFF_95);
        names.put("assd", Metric.ASSD);
        names.put("masd", Metric.MASD);
        names.put("boundaryIou", Metric.BOUNDARY_IOU);
        return names;
    }

    @Override
    public void writeJson(PrintWriter out) {
        JsonText.write(out, this::write);
        out.println();
    }

    /** The fields of this comparison. */
    void write(JsonGenerator json) throws IOException {
        json.writeStringField("reference", outcome.request().reference().toString());
        json.writeStringField("prediction", outcome.request().prediction().toString());
        json.writeStringField("status", status().name());
        json.writeNumberField("dimensions", outcome.pairs().get(0).report().dimensions());
        json.writeStringField("policy", outcome.request().settings().policy().name());
        VoxelSpacing mm = outcome.grid().spacing();
        json.writeFieldName("spacingMm");
        JsonText.numbers(json, new double[] {mm.z(), mm.y(), mm.x()});
        JsonText.strings(json, "warnings", warnings());
        JsonText.metrics(json, "metrics", List.of(outcome.overall()));
        shared(json, outcome.shared());
        json.writeArrayFieldStart("pairs");
        for (Compared pair : outcome.pairs()) {
            json.writeStartObject();
            write(json, pair);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void shared(JsonGenerator json, @Nullable OverlapMatrix shared) throws IOException {
        if (shared == null) {
            json.writeNullField("sharedVoxels");
            return;
        }
        int labels = outcome.pairs().size();
        json.writeArrayFieldStart("sharedVoxels");
        for (int row = 0; row < labels; row++) {
            json.writeStartArray();
            for (int column = 0; column < labels; column++) {
                json.writeNumber(shared.both(row, column));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Compared pair) throws IOException {
        OverlapReport report = pair.report();
        json.writeStringField("label", pair.label());
        json.writeObjectFieldStart("segments");
        MaskText.number(json, "reference", pair.reference());
        MaskText.number(json, "prediction", pair.prediction());
        json.writeEndObject();
        json.writeStringField("status", report.status().name());
        for (Map.Entry<String, Metric> named : NAMES.entrySet()) {
            JsonText.number(json, named.getKey(), value(report, named.getValue()));
        }
        json.writeObjectFieldStart("nsd");
        tolerances(json, "voxel", report, Metric.NSD_VOXEL);
        tolerances(json, "surfel", report, Metric.NSD_SURFEL);
        json.writeEndObject();
        json.writeObjectFieldStart("volumes");
        JsonText.number(json, "referenceMm3", volume(report, "reference"));
        JsonText.number(json, "predictionMm3", volume(report, "prediction"));
        JsonText.number(json, "differenceMm3", value(report, Metric.MASK_VOLUME_DIFFERENCE));
        JsonText.number(json, "ratio", value(report, Metric.MASK_VOLUME_RATIO));
        json.writeEndObject();
        counts(json, report.counts());
        JsonText.metrics(json, "metrics", report.metrics());
    }

    private static void tolerances(JsonGenerator json, String name, OverlapReport report, Metric metric)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (MetricResult result : report.metrics()) {
            if (result.metricId().equals(metric.id())) {
                JsonText.number(json, String.valueOf(result.parameters().get("toleranceMm")), result.value());
            }
        }
        json.writeEndObject();
    }

    private static void counts(JsonGenerator json, @Nullable MaskCounts counts) throws IOException {
        json.writeFieldName("counts");
        if (counts == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeNumberField("reference", counts.reference());
        json.writeNumberField("prediction", counts.prediction());
        json.writeNumberField("both", counts.both());
        json.writeEndObject();
    }

    private static @Nullable Double value(OverlapReport report, Metric metric) {
        return report.metric(metric).map(MetricResult::value).orElse(null);
    }

    private static @Nullable Double volume(OverlapReport report, String of) {
        return report.metric(Metric.MASK_VOLUME, "of", of)
                .map(MetricResult::value)
                .orElse(null);
    }

    /** That of the grids, which all pairs share, or whether there is a pair to compare. */
    Status status() {
        return outcome.pairs().stream()
                .map(pair -> pair.report().status())
                .filter(status -> status == Status.OK || status == Status.GEOMETRY_MISMATCH)
                .findFirst()
                .orElse(outcome.pairs().get(0).report().status());
    }

    List<String> warnings() {
        if (status() == Status.GEOMETRY_MISMATCH) {
            return List.of(MISMATCH);
        }
        return outcome.spacingKnown() ? List.of() : List.of(NO_SPACING);
    }

    @Override
    public void writeText(PrintWriter out) {
        VoxelSpacing mm = outcome.grid().spacing();
        out.printf(
                Locale.ROOT,
                "%s; %s x %s x %s mm; %d dimensions%n",
                outcome.grid().shape(),
                mm.z(),
                mm.y(),
                mm.x(),
                outcome.pairs().get(0).report().dimensions());
        warnings().forEach(out::println);
        if (outcome.pairs().size() > 1) {
            out.println(row(outcome.overall()));
        }
        for (Compared pair : outcome.pairs()) {
            out.println();
            out.println(pair.label().isEmpty() ? "neither file holds anything" : "label " + pair.label());
            pair.report().metrics().forEach(result -> out.println(row(result)));
        }
    }

    private static String row(MetricResult result) {
        Object tolerance = result.parameters().get("toleranceMm");
        Object of = result.parameters().get("of");
        String name = result.metricId()
                + (tolerance == null ? "" : " at " + tolerance + " mm")
                + (of == null ? "" : " of " + of);
        String value = result.value() == null ? "-" : String.format(Locale.ROOT, "%.4f", result.value());
        String row = String.format(Locale.ROOT, "%-40s %12s", name, value);
        return result.status() == Status.OK ? row : row + "  " + result.status();
    }
}

package dev.consilium.cli.mask;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.consilium.cli.score.JsonText;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.quality.fusion.FusedLabels;
import dev.consilium.quality.fusion.LabelAgreement;
import dev.consilium.quality.metric.MetricResult.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A consensus of label maps for programs and for people. */
final class FuseLabelsAnswer implements MaskAnswer {

    private final FusedLabels fused;
    private final List<LabelInputs.Label> labels;
    private final List<String> warnings;

    FuseLabelsAnswer(FusedLabels fused, List<LabelInputs.Label> labels, List<String> warnings) {
        this.fused = fused;
        this.labels = labels;
        this.warnings = warnings;
    }

    @Override
    public boolean findings() {
        return fused.status() == Status.GEOMETRY_MISMATCH;
    }

    @Override
    public void writeJson(PrintWriter out) {
        JsonText.write(out, this::write);
        out.println();
    }

    private void write(JsonGenerator json) throws IOException {
        FuseHead.write(json, fused.options(), fused.status(), warnings, fused.grid());
        json.writeNumberField("iterations", fused.iterations());
        json.writeBooleanField("converged", fused.converged());
        JsonText.number(json, "uncertainFraction", fused.uncertainFraction());
        JsonText.number(json, "meanEntropy", fused.meanEntropy());
        json.writeNumberField("tiedVoxels", fused.tiedVoxels());
        json.writeNumberField("undecidedVoxels", fused.undecidedVoxels());
        json.writeNumberField("otherThanMajority", fused.otherThanMajority());
        JsonText.number(json, "backgroundPrior", prior(-1));
        json.writeArrayFieldStart("labels");
        for (int i = 0; i < labels.size(); i++) {
            label(json, i);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("raters");
        for (FusedLabels.Rater rater : fused.raters()) {
            rater(json, rater);
        }
        json.writeEndArray();
        json.writeStringField("inputDigest", fused.inputDigest());
    }

    private void label(JsonGenerator json, int i) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", labels.get(i).number());
        json.writeStringField("label", labels.get(i).name());
        RunLengthMask mask = mask(i);
        MaskText.number(json, "voxels", mask == null ? null : mask.voxels());
        JsonText.number(json, "volumeMm3", volume(mask));
        json.writeStringField("digest", mask == null ? null : mask.digest());
        JsonText.number(json, "prior", prior(i));
        json.writeEndObject();
    }

    private void rater(JsonGenerator json, FusedLabels.Rater rater) throws IOException {
        json.writeStartObject();
        json.writeStringField("rater", rater.rater());
        json.writeArrayFieldStart("confusion");
        for (List<Double> row : rater.confusion()) {
            JsonText.numbers(json, row.stream().mapToDouble(Double::doubleValue).toArray());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("labels");
        for (int i = 0; i < rater.labels().size(); i++) {
            LabelAgreement agreement = rater.labels().get(i);
            json.writeStartObject();
            json.writeNumberField("number", labels.get(i).number());
            json.writeNumberField("voxels", agreement.voxels());
            json.writeNumberField("referenceVoxels", agreement.referenceVoxels());
            JsonText.number(json, "sensitivity", sensitivity(rater, i));
            JsonText.number(json, "dice", agreement.dice());
            if (fused.options().surface() != null) {
                JsonText.number(json, "nsd", agreement.nsd());
            }
            json.writeStringField("status", agreement.status().name());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The diagonal of the confusion; null where nothing of what the rater is compared with has the label. */
    private static @Nullable Double sensitivity(FusedLabels.Rater rater, int label) {
        List<Double> row = rater.confusion().get(label + 1);
        boolean some = row.stream().anyMatch(share -> share > 0);
        return some ? row.get(label + 1) : null;
    }

    private @Nullable RunLengthMask mask(int label) {
        return fused.masks().isEmpty() ? null : fused.masks().get(label);
    }

    private @Nullable Double volume(@Nullable RunLengthMask mask) {
        MaskGrid grid = fused.grid();
        return mask == null || grid == null
                ? null
                : (Double) (mask.voxels() * grid.spacing().voxelMm3());
    }

    /** @param label -1 for background */
    private @Nullable Double prior(int label) {
        return fused.priors().isEmpty() ? null : fused.priors().get(label + 1);
    }

    @Override
    public void writeText(PrintWriter out) {
        warnings.forEach(out::println);
        out.printf(
                Locale.ROOT,
                "%s of %d labels: status %s, %d iterations%s%n",
                fused.options().method().id(),
                labels.size(),
                fused.status(),
                fused.iterations(),
                fused.converged() ? "" : ", not converged");
        if (fused.masks().isEmpty()) {
            return;
        }
        out.printf(
                Locale.ROOT,
                "uncertain fraction: %s; %d voxels tied, %d without a majority, %d other than it%n",
                MaskText.number(fused.uncertainFraction()),
                fused.tiedVoxels(),
                fused.undecidedVoxels(),
                fused.otherThanMajority());
        for (int i = 0; i < labels.size(); i++) {
            RunLengthMask mask = fused.masks().get(i);
            out.printf(Locale.ROOT, "  %s: %d voxels, %.1f mm3%n", name(i), mask.voxels(), volume(mask));
        }
        fused.raters().forEach(rater -> write(out, rater));
    }

    private void write(PrintWriter out, FusedLabels.Rater rater) {
        out.println(rater.rater());
        for (int i = 0; i < rater.labels().size(); i++) {
            LabelAgreement agreement = rater.labels().get(i);
            out.printf(
                    Locale.ROOT,
                    "  %s: sensitivity %s, Dice %s%s%s%n",
                    name(i),
                    MaskText.number(sensitivity(rater, i)),
                    MaskText.number(agreement.dice()),
                    fused.options().surface() == null ? "" : ", NSD " + MaskText.number(agreement.nsd()),
                    agreement.status() == Status.OK ? "" : ", " + agreement.status());
        }
        for (List<Double> row : rater.confusion()) {
            out.println(row.stream()
                    .map(share -> String.format(Locale.ROOT, "%8.4f", share))
                    .collect(Collectors.joining(" ", "   ", "")));
        }
    }

    private String name(int label) {
        LabelInputs.Label known = labels.get(label);
        String number = String.valueOf(known.number());
        return known.name().equals(number) ? "label " + number : "label " + number + " (" + known.name() + ")";
    }
}

package dev.consilium.cli.mask;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.consilium.cli.score.JsonText;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.quality.fusion.FusedMask;
import dev.consilium.quality.fusion.MajorityDifference;
import dev.consilium.quality.fusion.PosteriorMap;
import dev.consilium.quality.fusion.RaterPerformance;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A consensus of masks for programs and for people. */
public final class FuseAnswer {

    private final FusedMask fused;
    private final MaskGrid grid;
    private final RunLengthMask mask;
    private final PosteriorMap posterior;
    private final MajorityDifference majority;

    /** @param fused of masks on one grid */
    public FuseAnswer(FusedMask fused) {
        this.fused = fused;
        this.grid = Objects.requireNonNull(fused.grid());
        this.mask = Objects.requireNonNull(fused.mask());
        this.posterior = Objects.requireNonNull(fused.posterior());
        this.majority = Objects.requireNonNull(fused.majority());
    }

    public void writeJson(PrintWriter out) {
        JsonText.write(out, this::write);
        out.println();
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStringField("method", fused.options().method().id());
        json.writeStringField("definitionVersion", fused.options().method().definitionVersion());
        json.writeStringField("fieldOfView", fused.options().fieldOfView().id());
        json.writeStringField("reference", fused.options().leaveOneOut() ? "leave-one-out" : "consensus");
        json.writeStringField("status", fused.status().name());
        grid(json);
        json.writeObjectFieldStart("consensus");
        json.writeNumberField("voxels", mask.voxels());
        json.writeNumberField("volumeMm3", volume(mask.voxels()));
        json.writeStringField("digest", mask.digest());
        json.writeEndObject();
        JsonText.number(json, "prior", fused.prior());
        json.writeNumberField("iterations", fused.iterations());
        json.writeBooleanField("converged", fused.converged());
        json.writeNumberField("voxels", posterior.voxels());
        json.writeNumberField("markedVoxels", posterior.marked());
        json.writeNumberField("expectedVoxels", posterior.expectedVoxels());
        JsonText.number(json, "uncertainFraction", fused.uncertainFraction());
        json.writeNumberField("meanEntropy", posterior.meanEntropy());
        majority(json);
        json.writeArrayFieldStart("raters");
        for (RaterPerformance rater : fused.raters()) {
            rater(json, rater);
        }
        json.writeEndArray();
        JsonText.metrics(json, "metrics", fused.metrics());
        json.writeStringField("inputDigest", fused.inputDigest());
    }

    private void grid(JsonGenerator json) throws IOException {
        GridShape shape = grid.shape();
        VoxelSpacing spacing = grid.spacing();
        json.writeObjectFieldStart("grid");
        json.writeFieldName("shape");
        json.writeArray(new int[] {shape.slices(), shape.rows(), shape.columns()}, 0, 3);
        json.writeFieldName("spacingMm");
        JsonText.numbers(json, new double[] {spacing.z(), spacing.y(), spacing.x()});
        json.writeEndObject();
    }

    private void majority(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("majority");
        json.writeNumberField("voxels", majority.majorityVoxels());
        json.writeNumberField("volumeMm3", volume(majority.majorityVoxels()));
        JsonText.number(json, "dice", majority.dice());
        json.writeNumberField("onlyConsensus", majority.onlyConsensus());
        json.writeNumberField("onlyMajority", majority.onlyMajority());
        json.writeEndObject();
    }

    private void rater(JsonGenerator json, RaterPerformance rater) throws IOException {
        json.writeStartObject();
        json.writeStringField("rater", rater.rater());
        json.writeNumberField("voxels", rater.voxels());
        json.writeNumberField("volumeMm3", rater.volumeMm3());
        JsonText.number(json, "sensitivity", rater.sensitivity());
        JsonText.number(json, "specificity", rater.specificity());
        JsonText.number(json, "dice", rater.dice());
        if (fused.options().surface() != null) {
            JsonText.number(json, "nsd", rater.nsd());
        }
        json.writeFieldName("referenceVoxels");
        if (rater.referenceVoxels() == null) {
            json.writeNull();
        } else {
            json.writeNumber(rater.referenceVoxels());
        }
        JsonText.number(json, "biasMm3", rater.biasMm3());
        JsonText.number(json, "biasPercent", rater.biasPercent());
        json.writeBooleanField("kept", rater.kept());
        json.writeStringField("status", rater.status().name());
        json.writeEndObject();
    }

    private double volume(long voxels) {
        return voxels * grid.spacing().voxelMm3();
    }

    public void writeText(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s: %d voxels, %.1f mm3; status %s, %d iterations%s%n",
                fused.options().method().id(),
                mask.voxels(),
                volume(mask.voxels()),
                fused.status(),
                fused.iterations(),
                fused.converged() ? "" : ", not converged");
        out.printf(
                Locale.ROOT,
                "majority: %d voxels, Dice %s; %d voxels only here, %d only there%n",
                majority.majorityVoxels(),
                number(majority.dice()),
                majority.onlyConsensus(),
                majority.onlyMajority());
        out.println("uncertain fraction: " + number(fused.uncertainFraction()));
        for (RaterPerformance rater : fused.raters()) {
            out.printf(
                    Locale.ROOT,
                    "  %s: sensitivity %s, specificity %s, Dice %s%s, volume bias %s %%%s%s%n",
                    rater.rater(),
                    number(rater.sensitivity()),
                    number(rater.specificity()),
                    number(rater.dice()),
                    fused.options().surface() == null ? "" : ", NSD " + number(rater.nsd()),
                    number(rater.biasPercent()),
                    rater.kept() ? "" : ", left out",
                    fused.status().equals(rater.status()) ? "" : ", " + rater.status());
        }
    }

    private static String number(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}

package dev.consilium.cli.mask;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.consilium.cli.score.JsonText;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.quality.fusion.FusedMask;
import dev.consilium.quality.fusion.MajorityDifference;
import dev.consilium.quality.fusion.PosteriorMap;
import dev.consilium.quality.fusion.RaterPerformance;
import dev.consilium.quality.metric.MetricResult.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A consensus of masks for programs and for people. */
final class FuseAnswer implements MaskAnswer {

    private final FusedMask fused;
    private final List<String> warnings;

    FuseAnswer(FusedMask fused, List<String> warnings) {
        this.fused = fused;
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
        consensus(json, fused.mask());
        JsonText.number(json, "prior", fused.prior());
        json.writeNumberField("iterations", fused.iterations());
        json.writeBooleanField("converged", fused.converged());
        PosteriorMap posterior = fused.posterior();
        MaskText.number(json, "voxels", posterior == null ? null : posterior.voxels());
        MaskText.number(json, "markedVoxels", posterior == null ? null : posterior.marked());
        JsonText.number(json, "expectedVoxels", posterior == null ? null : posterior.expectedVoxels());
        JsonText.number(json, "uncertainFraction", fused.uncertainFraction());
        JsonText.number(json, "meanEntropy", posterior == null ? null : posterior.meanEntropy());
        majority(json, fused.majority());
        json.writeArrayFieldStart("raters");
        for (RaterPerformance rater : fused.raters()) {
            rater(json, rater);
        }
        json.writeEndArray();
        JsonText.metrics(json, "metrics", fused.metrics());
        json.writeStringField("inputDigest", fused.inputDigest());
    }

    private void consensus(JsonGenerator json, @Nullable RunLengthMask mask) throws IOException {
        if (mask == null) {
            json.writeNullField("consensus");
            return;
        }
        json.writeObjectFieldStart("consensus");
        json.writeNumberField("voxels", mask.voxels());
        json.writeNumberField("volumeMm3", volume(mask.voxels()));
        json.writeStringField("digest", mask.digest());
        json.writeEndObject();
    }

    private void majority(JsonGenerator json, @Nullable MajorityDifference majority) throws IOException {
        if (majority == null) {
            json.writeNullField("majority");
            return;
        }
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
        MaskText.number(json, "referenceVoxels", rater.referenceVoxels());
        JsonText.number(json, "biasMm3", rater.biasMm3());
        JsonText.number(json, "biasPercent", rater.biasPercent());
        json.writeBooleanField("kept", rater.kept());
        json.writeStringField("status", rater.status().name());
        json.writeEndObject();
    }

    private double volume(long voxels) {
        return voxels * Objects.requireNonNull(fused.grid()).spacing().voxelMm3();
    }

    @Override
    public void writeText(PrintWriter out) {
        warnings.forEach(out::println);
        RunLengthMask mask = fused.mask();
        MajorityDifference majority = fused.majority();
        if (mask == null || majority == null) {
            out.println(fused.options().method().id() + ": no consensus; status " + fused.status());
            return;
        }
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
                MaskText.number(majority.dice()),
                majority.onlyConsensus(),
                majority.onlyMajority());
        out.println("uncertain fraction: " + MaskText.number(fused.uncertainFraction()));
        fused.raters().forEach(rater -> out.println(text(rater)));
    }

    private String text(RaterPerformance rater) {
        return String.format(
                Locale.ROOT,
                "  %s: sensitivity %s, specificity %s, Dice %s%s, volume bias %s %%%s%s",
                rater.rater(),
                MaskText.number(rater.sensitivity()),
                MaskText.number(rater.specificity()),
                MaskText.number(rater.dice()),
                fused.options().surface() == null ? "" : ", NSD " + MaskText.number(rater.nsd()),
                MaskText.number(rater.biasPercent()),
                rater.kept() ? "" : ", left out",
                fused.status().equals(rater.status()) ? "" : ", " + rater.status());
    }
}

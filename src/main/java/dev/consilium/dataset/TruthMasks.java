package dev.consilium.dataset;

import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelKind;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.LabelSchema.LabelClass;
import dev.consilium.annotation.Masks;
import dev.consilium.arbitration.LesionAnswer;
import dev.consilium.dataset.CaseMaskFiles.Archive;
import dev.consilium.dataset.CaseMaskFiles.Drawn;
import dev.consilium.dataset.ExportedCase.ExportedTruth;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.imaging.maskfile.CodedConcept;
import dev.consilium.imaging.maskfile.SegDetails;
import dev.consilium.imaging.maskfile.SegmentDescription;
import dev.consilium.imaging.maskfile.SegmentDescription.Algorithm;
import dev.consilium.imaging.maskfile.SegmentDescription.Tracking;
import dev.consilium.project.Cases;
import dev.consilium.quality.lesion.MergeRule;
import dev.consilium.study.SeriesHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers the masks that are the label of a closed case and says what each of them is. Nobody who drew or decided is named. */
@Component
class TruthMasks {

    private static final int SERIES_NUMBER = 300;
    private static final String DESCRIPTION = "Ground truth";

    private final Cases cases;
    private final Masks masks;
    private final SeriesHeaders headers;
    private final DicomToolkit toolkit;

    TruthMasks(Cases cases, Masks masks, SeriesHeaders headers, DicomToolkit toolkit) {
        this.cases = cases;
        this.masks = masks;
        this.headers = headers;
        this.toolkit = toolkit;
    }

    /** @return null where the label of the case holds no mask */
    @Nullable
    ExportedMasks write(ExportedCase closed, String software, Archive archive) throws IOException {
        Optional<ExportedTruth> current =
                closed.groundTruth().stream().filter(ExportedTruth::current).findFirst();
        if (current.isEmpty() || current.get().labels().stream().noneMatch(TruthMasks::isMask)) {
            return null;
        }
        ExportedTruth truth = current.get();
        String seriesId = cases.get(closed.id()).seriesId();
        // Of the moment it was recorded, never of now: a repeated export makes the same object.
        SegDetails details = new SegDetails(
                LocalDateTime.ofInstant(truth.recordedAt(), ZoneOffset.UTC),
                SERIES_NUMBER,
                DESCRIPTION,
                null,
                software);
        try {
            return new CaseMaskFiles(toolkit, archive, closed.id(), drawn(closed, truth, seriesId))
                    .write(truth.revision(), headers.of(seriesId), details);
        } catch (UncheckedIOException e) {
            throw new IllegalStateException("a stored image or mask of case " + closed.id() + " cannot be read", e);
        }
    }

    private List<Drawn> drawn(ExportedCase closed, ExportedTruth truth, String seriesId) {
        LabelSchema schema = cases.schemaUnder(truth.protocolDigest());
        List<Drawn> drawn = new ArrayList<>();
        for (int at = 0; at < truth.labels().size(); at++) {
            Label label = truth.labels().get(at);
            if (isMask(label)) {
                String digest = digest(label);
                Tracking tracking = Tracking.of(
                        label.labelClass() + " " + digest.substring(0, 12),
                        String.join("\n", closed.id(), label.labelClass(), digest));
                drawn.add(new Drawn(
                        at,
                        label.labelClass(),
                        masks.open(seriesId, digest),
                        description(schema, label, merged(closed, truth, label), tracking),
                        tracking));
            }
        }
        return drawn;
    }

    private static SegmentDescription description(
            LabelSchema schema, Label label, Optional<MergeRule> merged, Tracking tracking) {
        Optional<LabelClass> known = schema.find(label.labelClass());
        String name = known.map(LabelClass::name).orElse(label.labelClass());
        CodedConcept type = known.map(LabelClass::concept)
                .flatMap(concept -> CodedConcept.of(concept, name))
                .orElse(CodedConcept.TISSUE);
        return new SegmentDescription(
                name,
                CodedConcept.TISSUE,
                type,
                merged.isPresent() ? Algorithm.SEMIAUTOMATIC : Algorithm.MANUAL,
                merged.map(TruthMasks::algorithm).orElse(null),
                tracking);
    }

    /**
     * How a mask that nobody drew as it is was made of several readings, by consensus or because an arbiter merged them; empty where
     * somebody drew it.
     */
    private static Optional<MergeRule> merged(ExportedCase closed, ExportedTruth truth, Label label) {
        boolean asRead = closed.readings().stream()
                .flatMap(reading -> reading.revisions().stream())
                .flatMap(revision -> revision.labels().stream())
                .anyMatch(read -> isMask(read) && digest(read).equals(digest(label)));
        if (asRead) {
            return Optional.empty();
        }
        if (truth.decision() == null) {
            return Optional.of(MergeRule.CONSENSUS);
        }
        return closed.decisions().stream()
                .filter(decision -> decision.id().equals(truth.decision()))
                .flatMap(decision -> decision.lesions().stream())
                .filter(lesion -> lesion.action() == LesionAnswer.Action.MERGE && label.equals(lesion.label()))
                .map(lesion -> Objects.requireNonNullElse(lesion.by(), MergeRule.CONSENSUS))
                .findFirst();
    }

    private static String algorithm(MergeRule rule) {
        return switch (rule) {
            case CONSENSUS -> "Average of readings";
            case UNION -> "Union of readings";
            case INTERSECTION -> "Intersection of readings";
            case MAJORITY -> "Majority of readings";
        };
    }

    private static boolean isMask(Label label) {
        return label.kind() == LabelKind.MASK && label.geometry() != null;
    }

    private static String digest(Label mask) {
        return Objects.requireNonNull(mask.geometry()).path("digest").asText();
    }
}

package dev.consilium.arbitration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelKind;
import dev.consilium.annotation.LabelRegions;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.arbitration.TruthLesion.Source;
import dev.consilium.identity.Actor;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import dev.consilium.project.LesionScoring;
import dev.consilium.quality.lesion.LesionGroup;
import dev.consilium.quality.lesion.LesionReading;
import dev.consilium.quality.lesion.MergeRule;
import dev.consilium.quality.lesion.MergedLesion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What readings that mark the same lesions come to, lesion by lesion. A lesion that not every reading has, or that is named
 * differently, is never dropped: then there is no consensus.
 */
@Component
class LesionConsensus {

    private static final Actor MERGING = Actor.system("consensus");

    private final Cases cases;
    private final LesionScoring scoring;
    private final LabelRegions regions;

    LesionConsensus(Cases cases, LesionScoring scoring, LabelRegions regions) {
        this.cases = cases;
        this.scoring = scoring;
        this.regions = regions;
    }

    /** @param labels one per lesion; @param lesions where each came from, by its position among these labels */
    record Merged(List<Label> labels, List<TruthLesion> lesions) {

        static final Merged NOTHING = new Merged(List.of(), List.of());
    }

    /** Empty where the readers of the case mark no lesions. @throws IllegalStateException without a consensus */
    Merged of(String caseId) {
        if (!scoring.marksLesions(caseId)) {
            return Merged.NOTHING;
        }
        List<LesionReading> readings = scoring.readings(caseId);
        List<LesionGroup> places = scoring.places(caseId, readings);
        long open = places.stream()
                .filter(place -> !place.unanimous(readings.size()))
                .count();
        if (open > 0) {
            throw new IllegalStateException("case " + caseId + ": not every reading has " + open + " of "
                    + places.size() + " lesions under the same class, so there is no consensus");
        }
        return merged(cases.get(caseId), readings, places);
    }

    /** One place as a label of its class; empty where the rule leaves nothing of it. */
    Optional<Label> merged(Case labelled, LesionGroup place, MergeRule rule) {
        return MergedLesion.of(place, scoring.grid(labelled.id()), rule).map(merged -> label(labelled, merged));
    }

    private Label label(Case labelled, MergedLesion merged) {
        JsonNode drawn = merged.drawn();
        return new Label(
                merged.labelClass(),
                kind(labelled, merged.labelClass()),
                drawn == null
                        ? regions.geometry(labelled.id(), labelled.seriesId(), merged.region(), MERGING.id())
                        : drawn,
                merged.attributes());
    }

    private Merged merged(Case labelled, List<LesionReading> readings, List<LesionGroup> places) {
        List<Label> labels = new ArrayList<>();
        List<TruthLesion> lesions = new ArrayList<>();
        for (LesionGroup place : places) {
            lesions.add(new TruthLesion(
                    labels.size(),
                    place.pairs().isEmpty()
                            ? null
                            : (Double) place.pairs().stream()
                                    .mapToDouble(pair -> pair.overlap().iou())
                                    .min()
                                    .orElseThrow(),
                    place.members().stream()
                            .map(member ->
                                    new Source(readings.get(member.reading()).readingId(), member.number()))
                            .toList()));
            labels.add(label(labelled, MergedLesion.of(place, scoring.grid(labelled.id()))));
        }
        return new Merged(labels, lesions);
    }

    private LabelKind kind(Case labelled, String labelClass) {
        return cases.schemaOf(labelled.id())
                .find(labelClass)
                .map(LabelSchema.LabelClass::kind)
                .orElseThrow(() -> new IllegalStateException(
                        "case " + labelled.id() + ": its schema no longer has class " + labelClass));
    }
}

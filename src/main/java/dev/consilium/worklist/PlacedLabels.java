package dev.consilium.worklist;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelRegions;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.arbitration.DecideCommand;
import dev.consilium.arbitration.LesionAnswer;
import dev.consilium.identity.Actor;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whether labels that were handed in lie on the images of their case, and name only masks their giver knows. */
@Component
class PlacedLabels {
    private final Cases cases;
    private final Readings readings;
    private final LabelRegions regions;

    PlacedLabels(Cases cases, Readings readings, LabelRegions regions) {
        this.cases = cases;
        this.readings = readings;
        this.regions = regions;
    }

    /** All labels of a decision, those of single lesions too. @throws dev.consilium.common.Refusal as {@link LabelRegions#requirePlaced} */
    void require(WorklistItem item, DecideCommand decided, Actor giver) {
        Stream<Label> whole = decided.labels() == null ? Stream.of() : decided.labels().stream();
        Stream<Label> edited = decided.lesions() == null
                ? Stream.of()
                : decided.lesions().stream()
                        .filter(Objects::nonNull)
                        .map(LesionAnswer::label)
                        .filter(Objects::nonNull);
        require(item, Stream.concat(whole, edited).toList(), giver);
    }

    /** @throws dev.consilium.common.Refusal as {@link LabelRegions#requirePlaced} */
    void require(WorklistItem item, List<Label> labels, Actor giver) {
        require(item, labels, giver, Stream.of());
    }

    /** As {@link #require(WorklistItem, List, Actor)}. @param shown labels the task shows although nobody else may see them yet */
    void require(WorklistItem item, List<Label> labels, Actor giver, Stream<Label> shown) {
        Case labelled = cases.get(item.requireCase());
        regions.requirePlaced(
                labelled.id(),
                labelled.seriesId(),
                labels,
                giver.id(),
                Stream.concat(shown, seen(labelled.id(), giver)).toList());
    }

    /** Labels of the readings of a case that are open to this person, or their own. */
    Stream<Label> seen(String caseId, Actor viewer) {
        return readings.visibleTo(viewer, caseId).stream()
                .map(Reading::annotation)
                .filter(Objects::nonNull)
                .map(Annotation::labels)
                .flatMap(List::stream);
    }
}

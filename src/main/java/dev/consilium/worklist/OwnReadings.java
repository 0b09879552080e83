package dev.consilium.worklist;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.identity.Actor;
import dev.consilium.project.Cases;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Shows people what they themselves handed in before, to look up how they called it. */
@Component
public class OwnReadings {

    private static final int NEWEST = 20;

    private final WorklistItems tasks;
    private final Readings readings;
    private final Cases cases;

    OwnReadings(WorklistItems tasks, Readings readings, Cases cases) {
        this.tasks = tasks;
        this.readings = readings;
        this.cases = cases;
    }

    /** The newest of a project, newest first. */
    public List<OwnReading> of(String projectId, Actor reader) {
        return tasks.readingsOf(projectId, reader.id(), NEWEST).stream()
                .flatMap(id -> readings.find(id, reader).stream())
                .filter(reading -> reading.readerId().equals(reader.id()))
                .flatMap(this::handedIn)
                .toList();
    }

    private Stream<OwnReading> handedIn(Reading reading) {
        Annotation annotation = reading.annotation();
        return annotation == null
                ? Stream.empty()
                : Stream.of(new OwnReading(
                        reading.caseId(),
                        Objects.requireNonNull(reading.submittedAt()),
                        names(reading.caseId(), annotation.labels()),
                        annotation.confidence(),
                        annotation.flags()));
    }

    private List<String> names(String caseId, List<Label> labels) {
        Map<String, String> names = cases.schemaOf(caseId).classes().stream()
                .collect(Collectors.toMap(LabelSchema.LabelClass::code, LabelSchema.LabelClass::name));
        return labels.stream()
                .map(label -> names.getOrDefault(label.labelClass(), label.labelClass()))
                .toList();
    }
}

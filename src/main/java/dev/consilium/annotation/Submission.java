package dev.consilium.annotation;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Stores one revision of a reading: the content, its digest, and what it was made under. */
@Component
class Submission {

    private final ReadingRecords records;
    private final Annotations annotations;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Submission(
            ReadingRecords records,
            Annotations annotations,
            ObjectMapper json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.records = records;
        this.annotations = annotations;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    Annotation store(Reading reading, SubmitAnnotationCommand command, String protocolDigest, String guidelineVersion) {
        String content = AnnotationContent.of(command).canonical(json);
        Annotation previous = reading.annotation();
        Annotation annotation = new Annotation(
                Ids.random(),
                reading.id(),
                previous == null ? 1 : previous.revision() + 1,
                List.copyOf(command.labels()),
                command.confidence(),
                command.flags(),
                command.comment(),
                command.edgeCategory(),
                protocolDigest,
                guidelineVersion,
                AnnotationContent.digest(content),
                clock.instant());
        advance(reading, annotation.revision(), annotation.createdAt());
        annotations.add(annotation, content, previous == null ? null : previous.id());
        events.publishEvent(new AnnotationSubmitted(
                reading.caseId(),
                reading.id(),
                annotation.revision(),
                annotation.contentDigest(),
                protocolDigest,
                reading.readerId()));
        return annotation;
    }

    private void advance(Reading reading, int revision, Instant at) {
        if (!records.advance(reading.id(), revision, at)) {
            throw Refusal.conflict(
                    "STALE_READING", "This reading was changed in the meantime: load it again and repeat.");
        }
    }
}

package dev.consilium.annotation;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.identity.Actor;
import dev.consilium.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Readings on a database, with the events they publish. */
public final class ReadingsFixture {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456Z");

    public final List<Object> events = new ArrayList<>();
    public final Readings readings;
    final ReadingRecords records;

    public ReadingsFixture(TestDatabase database) {
        JdbcClient jdbc = database.jdbc();
        ObjectMapper json = TestDatabase.json();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        records = new ReadingRecords(jdbc, json);
        Submission submission = new Submission(records, new Annotations(jdbc), json, events::add, clock);
        readings = new Readings(records, new Declines(jdbc), submission, events::add, clock);
    }

    /** A reading by this person, begun and handed in with these findings. */
    public Reading read(String caseId, String readerId, LabelSchema schema, String... classes) {
        Reading reading = readings.begin(caseId, 1, "annotator", readerId, "task-" + caseId + readerId);
        submit(reading, schema, classes);
        return reading;
    }

    /** A reading without labels by somebody who calls the image unusable. */
    public void cannotTell(String caseId, String readerId, LabelSchema schema) {
        Reading reading = readings.begin(caseId, 1, "annotator", readerId, "task-" + caseId + readerId);
        SubmitAnnotationCommand command =
                new SubmitAnnotationCommand(List.of(), null, Set.of(Flag.UNUSABLE_IMAGE), "blurred");
        readings.submit(reading.id(), command, schema, "a".repeat(64), "1.0", Actor.person(readerId));
    }

    Annotation submit(Reading reading, LabelSchema schema, String... classes) {
        return readings.submit(
                reading.id(), command(classes), schema, "a".repeat(64), "1.0", Actor.person(reading.readerId()));
    }

    static SubmitAnnotationCommand command(String... classes) {
        List<Label> labels = Arrays.stream(classes).map(Label::finding).toList();
        return new SubmitAnnotationCommand(labels, 0.8, Set.of(Flag.UNCERTAIN), "hazy");
    }
}

package dev.consilium.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.annotation.CanonicalJson;
import dev.consilium.common.Digests;
import dev.consilium.common.Ids;
import dev.consilium.common.SqlTime;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.project.Project;
import dev.consilium.project.Projects;
import dev.consilium.testing.Cast;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A project whose first case was read twice, arbitrated and closed, and whose second one is still being read. */
public final class ReadProject {

    static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    static final String FORMULA = "=HYPERLINK(\"x\")";
    public static final String BLINDED = "still blinded";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    public final Project project;
    public final Person ann;
    public final Person ben;
    public final Person sam;
    public final String closed;
    final String open;
    final String dissent;

    public ReadProject(JdbcClient jdbc, ObjectMapper json, Projects projects, Cast cast) {
        this.jdbc = jdbc;
        this.json = json;
        project = projects.create("Read " + Ids.random(), "finding-consensus", Actor.system("test"));
        ann = cast.holding(project.id(), Role.ANNOTATOR);
        ben = cast.holding(project.id(), Role.ANNOTATOR);
        sam = cast.holding(project.id(), Role.SENIOR);
        closed = addCase("ARBITRATED", 1);
        dissent = addReading(closed, ben, 2, "no-finding", FORMULA, true);
        String chosen = addReading(closed, ann, 1, "haemorrhage", "clear", true);
        addScore();
        addTruth(addDecision(chosen));
        open = addCase("READING", 2);
        addReading(open, ben, 3, "mass-lesion", BLINDED, false);
    }

    private String addCase(String state, int number) {
        String intake = Ids.random();
        String series = Ids.random();
        String id = Ids.random();
        insert(
                "intake (id, project_id, received_by, received_at, content_digest)",
                intake,
                project.id(),
                "x",
                START,
                "d");
        insert(
                "series (id, project_id, intake_id, seq, state, modality, study_uid, series_uid, deidentified_at, deidentification)",
                series,
                project.id(),
                intake,
                1,
                "ACCEPTED",
                "CT",
                "2.25.7",
                "2.25.7" + number,
                START,
                "PS3.15 2024b: 113100");
        for (int i = 1; i <= 2; i++) {
            insert(
                    "series_object (id, series_id, seq, inbox_name, stored_digest, sop_uid, frames, display_order)",
                    Ids.random(),
                    series,
                    i,
                    "o" + i,
                    Digests.sha256Hex(series + i),
                    "2.25.8" + number + i,
                    1,
                    3 - i);
        }
        insert(
                "reading_case (id, project_id, series_id, protocol_digest, modality, priority, state, round, route, route_reason, opened_at, closed_at)",
                id,
                project.id(),
                series,
                project.protocolDigest(),
                "CT",
                "routine",
                state,
                1,
                "arbitrate",
                "disagreement",
                START.plusSeconds(number),
                state.equals("READING") ? null : START.plusSeconds(100));
        return id;
    }

    private String addReading(
            String caseId, Person reader, int second, String labelClass, String comment, boolean opened) {
        String id = Ids.random();
        insert(
                "reading (id, case_id, round, level_group, reader_id, task_id, opened, latest_revision, started_at, submitted_at)",
                id,
                caseId,
                1,
                "annotator",
                reader.id(),
                Ids.random(),
                opened,
                1,
                START,
                START.plusSeconds(10 + second));
        addRevision(id, 1, labelClass, comment);
        return id;
    }

    /** The one who dissents corrected the reading before it was opened. */
    void correctTheDissent(String labelClass) {
        addRevision(dissent, 2, labelClass, "corrected");
        jdbc.sql("update reading set latest_revision = 2 where id = :id")
                .param("id", dissent)
                .update();
    }

    private void addRevision(String reading, int revision, String labelClass, String comment) {
        String content = canonical(Map.of(
                "comment",
                comment,
                "confidence",
                0.8,
                "flags",
                List.of("uncertain"),
                "labels",
                List.of(label(labelClass))));
        insert(
                "annotation (id, reading_id, revision, content, content_digest, protocol_digest, guideline_version, created_at)",
                Ids.random(),
                reading,
                revision,
                content,
                Digests.sha256Hex(content),
                project.protocolDigest(),
                "abc",
                START.plusSeconds(revision));
    }

    private void addScore() {
        String metrics = """
                [{"metricId":"percent-agreement","definitionVersion":"1","parameters":{},"value":null,
                  "status":"UNDEFINED_NO_PAIRS","nUnits":1,"nUndefinedUnits":1,"nPairs":0,"ci":null,"inputDigest":"d"}]""";
        insert(
                "case_score (case_id, round, readings, percent_agreement, metrics, scored_at)",
                closed,
                1,
                2,
                null,
                metrics,
                START);
    }

    private String addDecision(String chosen) {
        String id = Ids.random();
        insert(
                "decision (id, case_id, revision, kind, chosen_reading_id, labels, reason_code, comment, dissent, arbiter_id, signed_name, meaning, signed_at, content_digest)",
                id,
                closed,
                1,
                "CHOOSE",
                chosen,
                canonical(List.of(label("haemorrhage"))),
                "clear-finding",
                null,
                canonical(List.of(dissent)),
                sam.id(),
                sam.displayName(),
                "I take responsibility.",
                START.plusSeconds(90),
                "e");
        return id;
    }

    private void addTruth(String decision) {
        insert(
                "ground_truth (id, case_id, revision, origin, labels, soft_label, percent_agreement, decision_id, protocol_digest, recorded_at)",
                Ids.random(),
                closed,
                1,
                "ARBITRATION",
                canonical(List.of(label("haemorrhage"))),
                canonical(Map.of("haemorrhage", 0.5, "no-finding", 0.5)),
                0.0,
                decision,
                project.protocolDigest(),
                START.plusSeconds(100));
    }

    private static Map<String, Object> label(String labelClass) {
        return Map.of("class", labelClass, "kind", "finding", "attributes", Map.of());
    }

    private String canonical(Object value) {
        return CanonicalJson.write(json.valueToTree(value));
    }

    private void insert(String into, Object... values) {
        String marks = "?, ".repeat(values.length - 1) + "?";
        JdbcClient.StatementSpec statement = jdbc.sql("insert into " + into + " values (" + marks + ")");
        for (Object value : values) {
            statement = statement.param(value instanceof Instant at ? SqlTime.of(at) : value);
        }
        statement.update();
    }
}

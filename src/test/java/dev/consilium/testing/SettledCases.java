package dev.consilium.testing;

import dev.consilium.common.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Closed cases of a project as rows, with readings and a truth: many of them in no time, and without images. */
public final class SettledCases {

    private static final Instant CLOSED = Instant.parse("2026-11-20T10:00:00Z");
    private static final String DIGEST = "d".repeat(64);

    private final JdbcClient jdbc;
    private final String projectId;
    private final String protocol;

    public SettledCases(JdbcClient jdbc, String projectId) {
        this.jdbc = jdbc;
        this.projectId = projectId;
        this.protocol = jdbc.sql("select digest from project_protocol where project_id = :id and seq = 1")
                .param("id", projectId)
                .query(String.class)
                .single();
    }

    /**
     * @param state and {@code origin}: as in the tables; @param truth classes joined by {@code +}, {@code -} for none
     * @param given by reader, likewise
     * @return the ids of the cases
     */
    public List<String> add(int many, String state, String origin, String truth, Map<String, String> given) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            String id = Ids.random();
            ids.add(id);
            insertCase(id, state);
            given.forEach((reader, value) -> insertReading(id, reader, value));
            insertTruth(id, origin, truth);
        }
        return ids;
    }

    private void insertCase(String id, String state) {
        jdbc.sql("""
                insert into reading_case (id, project_id, series_id, protocol_digest, modality, priority, state, round, opened_at, closed_at)
                values (:id, :project, :series, :protocol, 'CT', 'routine', :state, 1, :at, :at)""")
                .param("id", id)
                .param("project", projectId)
                .param("series", Ids.random())
                .param("protocol", protocol)
                .param("state", state)
                .param("at", CLOSED.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void insertReading(String caseId, String reader, String value) {
        String id = Ids.random();
        jdbc.sql("""
                insert into reading (id, case_id, round, level_group, reader_id, task_id, opened, latest_revision, started_at, submitted_at)
                values (:id, :case, 1, 'annotator', :reader, :task, true, 1, :at, :at)""")
                .param("id", id)
                .param("case", caseId)
                .param("reader", reader)
                .param("task", Ids.random())
                .param("at", CLOSED.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                insert into annotation (id, reading_id, revision, content, content_digest, protocol_digest, guideline_version, created_at)
                values (:id, :reading, 1, :content, :digest, :protocol, '1', :at)""")
                .param("id", Ids.random())
                .param("reading", id)
                .param("content", "{\"flags\":[],\"labels\":" + labels(value) + "}")
                .param("digest", DIGEST)
                .param("protocol", protocol)
                .param("at", CLOSED.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void insertTruth(String caseId, String origin, String truth) {
        jdbc.sql("""
                insert into ground_truth (id, case_id, revision, round, origin, labels, soft_label, protocol_digest, recorded_at)
                values (:id, :case, 1, 1, :origin, :labels, '{}', :protocol, :at)""")
                .param("id", Ids.random())
                .param("case", caseId)
                .param("origin", origin)
                .param("labels", labels(truth))
                .param("protocol", protocol)
                .param("at", CLOSED.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String labels(String value) {
        return value.equals("-")
                ? "[]"
                : Arrays.stream(value.split("\\+"))
                        .map(code -> "{\"attributes\":{},\"class\":\"" + code + "\",\"kind\":\"finding\"}")
                        .collect(Collectors.joining(",", "[", "]"));
    }
}

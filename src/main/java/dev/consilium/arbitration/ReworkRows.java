package dev.consilium.arbitration;

import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code rework_request} and of {@code rework_step}: both only ever grow. */
@Repository
class ReworkRows {

    private static final String SELECT = """
            select r.*, coalesce(ended.step, picked.step, 'OPEN') as state from rework_request r
            left join rework_step picked on picked.request_id = r.id and picked.step = 'PICKED'
            left join rework_step ended on ended.request_id = r.id and ended.step in ('DONE', 'MISSED')
            """;

    private final JdbcClient jdbc;
    private final LabelsJson json;

    ReworkRows(JdbcClient jdbc, LabelsJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(ReworkRequest request) {
        jdbc.sql("""
                insert into rework_request (id, case_id, reading_id, reason_code, comment, places, asked_by, asked_at)
                values (:id, :case, :reading, :reason, :comment, :places, :by, :at)""")
                .param("id", request.id())
                .param("case", request.caseId())
                .param("reading", request.readingId())
                .param("reason", request.reason().name())
                .param("comment", request.comment())
                .param("places", json.write(request.places()))
                .param("by", request.askedBy())
                .param("at", SqlTime.of(request.askedAt()))
                .update();
    }

    void step(String requestId, ReworkRequest.State step, Instant at) {
        jdbc.sql("insert into rework_step (request_id, step, taken_at) values (:id, :step, :at)")
                .param("id", requestId)
                .param("step", step.name())
                .param("at", SqlTime.of(at))
                .update();
    }

    /** Until the transaction ends, nobody else picks or settles a request of the case. */
    void lock(String caseId) {
        jdbc.sql("select id from rework_request where case_id = :case order by id for update")
                .param("case", caseId)
                .query(String.class)
                .list();
    }

    /** Oldest first. */
    List<ReworkRequest> ofCase(String caseId) {
        return jdbc.sql(SELECT + "where r.case_id = :case order by r.asked_at, r.id")
                .param("case", caseId)
                .query(this::row)
                .list();
    }

    /** Oldest first. */
    List<ReworkRequest> ofReading(String readingId) {
        return jdbc.sql(SELECT + "where r.reading_id = :reading order by r.asked_at, r.id")
                .param("reading", readingId)
                .query(this::row)
                .list();
    }

    private ReworkRequest row(ResultSet row, int number) throws SQLException {
        return new ReworkRequest(
                row.getString("id"),
                row.getString("case_id"),
                row.getString("reading_id"),
                ReasonCode.valueOf(row.getString("reason_code")),
                row.getString("comment"),
                json.places(row.getString("places")),
                row.getString("asked_by"),
                SqlTime.instant(row, "asked_at"),
                ReworkRequest.State.valueOf(row.getString("state")));
    }
}

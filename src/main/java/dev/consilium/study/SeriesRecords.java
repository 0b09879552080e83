package dev.consilium.study;

import dev.consilium.common.Refusal;
import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of series. */
@Repository
class SeriesRecords {

    /** How far the stored objects are as their clearance says. */
    enum Cleaning {
        PENDING,
        /** What they replaced may still lie in the store. */
        CLEANED,
        DONE
    }

    /** @param decision RELEASED or REJECTED, null where nobody decided; @param cleaning null where nobody cleared anything */
    record SeriesRecord(
            String id,
            String projectId,
            String intakeId,
            SeriesState state,
            @Nullable String modality,
            @Nullable String studyUid,
            @Nullable String seriesUid,
            boolean deidentified,
            @Nullable Verdict verdict,
            @Nullable String decision,
            boolean returned,
            @Nullable Cleaning cleaning,
            @Nullable String replaces) {

        /** It waits for a data manager. */
        boolean undecided() {
            return state == SeriesState.QUARANTINED && decision == null;
        }

        boolean toBeCleaned() {
            return state == SeriesState.QUARANTINED && cleaning == Cleaning.PENDING;
        }
    }

    private static final String SELECT = """
            select id, project_id, intake_id, state, modality, study_uid, series_uid, deidentified_at, verdict, decision, returned_at, cleaning, replaces
            from series""";

    private final JdbcClient jdbc;

    SeriesRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String id, String projectId, String intakeId, int seq, @Nullable String modality) {
        jdbc.sql("""
                insert into series (id, project_id, intake_id, seq, state, modality)
                values (:id, :project, :intake, :seq, 'RECEIVED', :modality)""")
                .param("id", id)
                .param("project", projectId)
                .param("intake", intakeId)
                .param("seq", seq)
                .param("modality", modality)
                .update();
    }

    SeriesRecord require(String id) {
        return find(SELECT + " where id = :id", id);
    }

    /** As {@link #require}, and holds the row until the transaction ends: one node at a time works on a series. */
    SeriesRecord lock(String id) {
        return find(SELECT + " where id = :id for update", id);
    }

    private SeriesRecord find(String sql, String id) {
        Optional<SeriesRecord> found =
                jdbc.sql(sql).param("id", id).query(SeriesRecords::record).optional();
        return found.orElseThrow(() -> Refusal.notFound("series"));
    }

    List<SeriesRecord> ofIntake(String intakeId) {
        return jdbc.sql(SELECT + " where intake_id = :intake order by seq")
                .param("intake", intakeId)
                .query(SeriesRecords::record)
                .list();
    }

    /** Those of a study by its de-identified Study Instance UID, or by the id of one of its series; in order of their ids. */
    List<SeriesRecord> ofStudy(String study) {
        return jdbc.sql(SELECT + """
                 where study_uid = :study or id = :study
                    or study_uid = (select s.study_uid from series s where s.id = :study)
                order by id""")
                .param("study", study)
                .query(SeriesRecords::record)
                .list();
    }

    /** Whether a series of the intake is still being checked. */
    boolean anyReceived(String intakeId) {
        return jdbc.sql("select count(*) from series where intake_id = :intake and state = 'RECEIVED'")
                        .param("intake", intakeId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    List<SeriesRecord> deidentifiedOf(String projectId) {
        return jdbc.sql(SELECT + " where project_id = :project and deidentified_at is not null order by intake_id, seq")
                .param("project", projectId)
                .query(SeriesRecords::record)
                .list();
    }

    List<SeriesRecord> undecidedOf(String projectId) {
        return jdbc.sql(
                        SELECT
                                + " where project_id = :project and state = 'QUARANTINED' and decision is null order by intake_id, seq")
                .param("project", projectId)
                .query(SeriesRecords::record)
                .list();
    }

    boolean keyUsed(String projectId) {
        return jdbc.sql("select count(*) from series where project_id = :project and deidentified_at is not null")
                        .param("project", projectId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    void deidentified(String id, @Nullable String studyUid, @Nullable String seriesUid, String method, Instant at) {
        jdbc.sql("""
                update series set study_uid = :study, series_uid = :series, deidentification = :method, deidentified_at = :at
                where id = :id""")
                .param("study", studyUid)
                .param("series", seriesUid)
                .param("method", method)
                .param("at", SqlTime.of(at))
                .param("id", id)
                .update();
    }

    void underPolicy(String id, int version) {
        jdbc.sql("update series set policy_version = :version where id = :id")
                .param("version", version)
                .param("id", id)
                .update();
    }

    Optional<String> method(String id) {
        return jdbc.sql("select deidentification from series where id = :id and deidentification is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    void measured(String id, String measures) {
        jdbc.sql("update series set measures = :measures where id = :id")
                .param("measures", measures)
                .param("id", id)
                .update();
    }

    Optional<String> measures(String id) {
        return jdbc.sql("select measures from series where id = :id and measures is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    void move(String id, SeriesState state, @Nullable Verdict verdict) {
        jdbc.sql("update series set state = :state, verdict = :verdict where id = :id")
                .param("state", state.name())
                .param("verdict", verdict == null ? null : verdict.name())
                .param("id", id)
                .update();
    }

    void decide(String id, String decision, String reason, String by, Instant at) {
        jdbc.sql("""
                update series set decision = :decision, decision_reason = :reason, decided_by = :by, decided_at = :at
                where id = :id""")
                .param("decision", decision)
                .param("reason", reason)
                .param("by", by)
                .param("at", SqlTime.of(at))
                .param("id", id)
                .update();
    }

    void cleaning(String id, Cleaning cleaning) {
        jdbc.sql("update series set cleaning = :cleaning where id = :id")
                .param("cleaning", cleaning.name())
                .param("id", id)
                .update();
    }

    List<String> idsOf(Cleaning cleaning) {
        return jdbc.sql("select id from series where cleaning = :cleaning order by id")
                .param("cleaning", cleaning.name())
                .query(String.class)
                .list();
    }

    void method(String id, String method) {
        jdbc.sql("update series set deidentification = :method where id = :id")
                .param("method", method)
                .param("id", id)
                .update();
    }

    /** The series this one takes the place of. */
    void replaces(String id, String replaced) {
        jdbc.sql("update series set replaces = :replaced where id = :id")
                .param("replaced", replaced)
                .param("id", id)
                .update();
    }

    /** The series that came in the place of a rejected one. */
    Optional<String> replacementOf(String id) {
        return jdbc.sql("""
                select s.id from series s join series r on r.id = s.replaces
                where r.id = :id and r.state = 'REJECTED' order by s.id fetch first row only""").param("id", id).query(String.class).optional();
    }

    /** Undecided again, and no longer overdue. */
    void returned(String id, Instant at) {
        jdbc.sql("""
                update series set state = 'QUARANTINED', returned_at = :at, overdue_at = null,
                    decision = null, decision_reason = null, decided_by = null, decided_at = null
                where id = :id""").param("at", SqlTime.of(at)).param("id", id).update();
    }

    /** @return whether it was not overdue before */
    boolean markOverdue(String id, Instant at) {
        return jdbc.sql("update series set overdue_at = :at where id = :id and overdue_at is null")
                        .param("at", SqlTime.of(at))
                        .param("id", id)
                        .update()
                == 1;
    }

    private static SeriesRecord record(ResultSet row, int n) throws SQLException {
        String verdict = row.getString("verdict");
        String cleaning = row.getString("cleaning");
        return new SeriesRecord(
                row.getString("id"),
                row.getString("project_id"),
                row.getString("intake_id"),
                SeriesState.valueOf(row.getString("state")),
                row.getString("modality"),
                row.getString("study_uid"),
                row.getString("series_uid"),
                SqlTime.nullableInstant(row, "deidentified_at") != null,
                verdict == null ? null : Verdict.valueOf(verdict),
                row.getString("decision"),
                SqlTime.nullableInstant(row, "returned_at") != null,
                cleaning == null ? null : Cleaning.valueOf(cleaning),
                row.getString("replaces"));
    }
}

package dev.consilium.annotation;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of readings, each with its latest annotation. */
@Repository
class ReadingRecords {

    private static final String SELECT = """
            select r.id, r.case_id, r.round, r.level_group, r.reader_id, r.opened, r.started_at, r.submitted_at, r.set_aside_at,
                   a.id as annotation_id, a.revision, a.content, a.content_digest, a.protocol_digest,
                   a.guideline_version, a.created_at
            from reading r left join annotation a on a.reading_id = r.id and a.revision = r.latest_revision
            """;

    private static final String REVISIONS = """
            select r.id, a.id as annotation_id, a.revision, a.content, a.content_digest, a.protocol_digest,
                   a.guideline_version, a.created_at
            from reading r join annotation a on a.reading_id = r.id
            """;

    /** The second half of the blinding policy (the first is {@link BlindingPolicy}). */
    private static final String VISIBLE = " and (r.reader_id = :viewer or r.opened)";

    /** Who oversees sees besides what was set aside: it was open before the case was reopened. */
    private static final String OVERSEEN = " and (r.reader_id = :viewer or r.opened or r.set_aside_at is not null)";

    private static final String IN_ORDER = " order by r.submitted_at, r.started_at, r.id";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ReadingRecords(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return false where this person already has a reading of the case at the level */
    boolean add(Reading reading, String taskId) {
        return jdbc.sql("""
                insert into reading (id, case_id, round, level_group, reader_id, task_id, started_at)
                select :id, :case, cast(:round as integer), :level, :reader, :task,
                       cast(:started as timestamp with time zone)
                where not exists (select 1 from reading
                                  where case_id = :case and reader_id = :reader and level_group = :level)""")
                        .param("id", reading.id())
                        .param("case", reading.caseId())
                        .param("round", reading.round())
                        .param("level", reading.level())
                        .param("reader", reading.readerId())
                        .param("task", taskId)
                        .param("started", SqlTime.of(reading.startedAt()))
                        .update()
                == 1;
    }

    Optional<Reading> find(String id) {
        return jdbc.sql(SELECT + "where r.id = :id")
                .param("id", id)
                .query(this::reading)
                .optional();
    }

    Optional<Reading> findVisible(String id, String viewerId) {
        return jdbc.sql(SELECT + "where r.id = :id" + VISIBLE)
                .param("id", id)
                .param("viewer", viewerId)
                .query(this::reading)
                .optional();
    }

    Optional<Reading> ofTask(String taskId, String readerId) {
        return jdbc.sql(SELECT + "where r.task_id = :task and r.reader_id = :reader")
                .param("task", taskId)
                .param("reader", readerId)
                .query(this::reading)
                .optional();
    }

    List<Reading> ofCase(String caseId) {
        return jdbc.sql(SELECT + "where r.case_id = :case" + IN_ORDER)
                .param("case", caseId)
                .query(this::reading)
                .list();
    }

    List<Reading> visibleOfCase(String caseId, String viewerId) {
        return jdbc.sql(SELECT + "where r.case_id = :case" + VISIBLE + IN_ORDER)
                .param("case", caseId)
                .param("viewer", viewerId)
                .query(this::reading)
                .list();
    }

    List<Reading> overseenOfCase(String caseId, String viewerId) {
        return jdbc.sql(SELECT + "where r.case_id = :case" + OVERSEEN + IN_ORDER)
                .param("case", caseId)
                .param("viewer", viewerId)
                .query(this::reading)
                .list();
    }

    /** Those that count. */
    List<Reading> submitted(Collection<String> caseIds) {
        return jdbc.sql(SELECT + "where r.case_id in (:cases) and r.submitted_at is not null and r.set_aside_at is null"
                        + IN_ORDER)
                .param("cases", caseIds)
                .query(this::reading)
                .list();
    }

    /** Those that count and those set aside. */
    List<Reading> handedIn(String caseId) {
        return jdbc.sql(SELECT + "where r.case_id = :case and r.submitted_at is not null" + IN_ORDER)
                .param("case", caseId)
                .query(this::reading)
                .list();
    }

    /** Every revision of every reading of the case, those of one reading oldest first. */
    List<Annotation> revisions(String caseId) {
        return jdbc.sql(REVISIONS + "where r.case_id = :case order by r.id, a.revision")
                .param("case", caseId)
                .query((row, number) -> Objects.requireNonNull(annotation(row)))
                .list();
    }

    List<Annotation> revisionsOf(Collection<String> readingIds) {
        return jdbc.sql(REVISIONS + "where r.id in (:readings) order by r.id, a.revision")
                .param("readings", readingIds)
                .query((row, number) -> Objects.requireNonNull(annotation(row)))
                .list();
    }

    /** Reader to the moment of their first submission to one of these cases. */
    Map<String, Instant> firstSubmissions(Collection<String> caseIds) {
        Map<String, Instant> first = new HashMap<>();
        jdbc.sql("""
                select reader_id, min(submitted_at) as first_at from reading
                where case_id in (:cases) and submitted_at is not null group by reader_id""").param("cases", caseIds).query(row -> {
            first.put(row.getString("reader_id"), SqlTime.instant(row, "first_at"));
        });
        return first;
    }

    boolean isOpen(String caseId) {
        return jdbc.sql("select count(*) from reading where case_id = :case and opened and set_aside_at is null")
                        .param("case", caseId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Those that count. */
    int open(String caseId) {
        return jdbc.sql(
                        "update reading set opened = true where case_id = :case and not opened and set_aside_at is null")
                .param("case", caseId)
                .update();
    }

    int openAll(String caseId) {
        return jdbc.sql("update reading set opened = true where case_id = :case and not opened")
                .param("case", caseId)
                .update();
    }

    /** Each closes to others again. */
    int setAside(String caseId, Instant at) {
        return jdbc.sql("""
                update reading set set_aside_at = :at, opened = false
                where case_id = :case and set_aside_at is null""").param("at", SqlTime.of(at)).param("case", caseId).update();
    }

    boolean removeUnsubmitted(String id) {
        return jdbc.sql("delete from reading where id = :id and submitted_at is null")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** @return false where another revision was stored, or the reading opened, in the meantime */
    boolean advance(String id, int toRevision, Instant at) {
        return jdbc.sql("""
                update reading set latest_revision = :next, submitted_at = coalesce(submitted_at, :at)
                where id = :id and latest_revision = :next - 1 and not opened and set_aside_at is null""")
                        .param("id", id)
                        .param("next", toRevision)
                        .param("at", SqlTime.of(at))
                        .update()
                == 1;
    }

    private Reading reading(ResultSet row, int number) throws SQLException {
        return new Reading(
                row.getString("id"),
                row.getString("case_id"),
                row.getInt("round"),
                row.getString("level_group"),
                row.getString("reader_id"),
                row.getBoolean("opened"),
                SqlTime.instant(row, "started_at"),
                SqlTime.nullableInstant(row, "submitted_at"),
                SqlTime.nullableInstant(row, "set_aside_at"),
                annotation(row));
    }

    private @Nullable Annotation annotation(ResultSet row) throws SQLException {
        String id = row.getString("annotation_id");
        if (id == null) {
            return null;
        }
        AnnotationContent content = AnnotationContent.read(row.getString("content"), json);
        return new Annotation(
                id,
                row.getString("id"),
                row.getInt("revision"),
                content.labels(),
                content.confidence(),
                content.flagSet(),
                content.comment(),
                content.edgeCategory(),
                row.getString("protocol_digest"),
                row.getString("guideline_version"),
                row.getString("content_digest"),
                SqlTime.instant(row, "created_at"));
    }
}

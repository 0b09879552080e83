package dev.consilium.studio;

import dev.consilium.common.Ids;
import dev.consilium.common.SqlTime;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of a draft's files, and of what was made of them. */
@Repository
class DraftFileRows {

    /** Saves that follow each other within it are one change. */
    private static final Duration ONE_GO = Duration.ofMinutes(10);

    /** @param removed whether the file is gone; its revisions go on counting */
    record Row(DraftFile file, boolean removed, String content) {}

    private final JdbcClient jdbc;

    DraftFileRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In order of their names, without those that were removed. */
    List<Row> ofDraft(String draftId) {
        return jdbc.sql("select * from protocol_draft_file where draft_id = :draft and not removed order by name")
                .param("draft", draftId)
                .query(DraftFileRows::row)
                .list();
    }

    /** As {@link #ofDraft}, without their texts. */
    List<DraftFile> listed(String draftId) {
        return jdbc.sql("""
                select name, revision, bytes, changed_by, changed_at from protocol_draft_file
                where draft_id = :draft and not removed order by name""").param("draft", draftId).query(DraftFileRows::file).list();
    }

    /** Also where it was removed. */
    Optional<Row> find(String draftId, String name) {
        return jdbc.sql("select * from protocol_draft_file where draft_id = :draft and name = :name")
                .param("draft", draftId)
                .param("name", name)
                .query(DraftFileRows::row)
                .optional();
    }

    /** As it is from now on; what is written in one go is one change. */
    DraftFile put(String draftId, String name, String content, boolean removed, String by, Instant at) {
        return put(draftId, name, content, removed, false, by, at);
    }

    /** As {@link #put}, and a change of its own. */
    DraftFile putAnew(String draftId, String name, String content, String by, Instant at) {
        return put(draftId, name, content, false, true, by, at);
    }

    private DraftFile put(
            String draftId, String name, String content, boolean removed, boolean anew, String by, Instant at) {
        int revision = find(draftId, name).map(row -> row.file().revision()).orElse(0) + 1;
        int bytes = content.getBytes(StandardCharsets.UTF_8).length;
        String statement = revision == 1 ? """
                insert into protocol_draft_file (draft_id, name, revision, removed, content, bytes, changed_by, changed_at)
                values (:draft, :name, :revision, :removed, :content, :bytes, :by, :at)""" : """
                update protocol_draft_file set revision = :revision, removed = :removed, content = :content,
                       bytes = :bytes, changed_by = :by, changed_at = :at
                where draft_id = :draft and name = :name""";
        jdbc.sql(statement)
                .param("draft", draftId)
                .param("name", name)
                .param("revision", revision)
                .param("removed", removed)
                .param("content", content)
                .param("bytes", bytes)
                .param("by", by)
                .param("at", SqlTime.of(at))
                .update();
        remember(draftId, name, revision, content, removed, anew, by, at);
        return new DraftFile(name, revision, bytes, by, at);
    }

    private void remember(
            String draftId,
            String name,
            int revision,
            String content,
            boolean removed,
            boolean anew,
            String by,
            Instant at) {
        Optional<DraftChange> last = changes(draftId, name, 1).stream().findFirst();
        boolean goesOn = !anew
                && last.filter(change -> change.revision() > 1) // what it began as can always be had again
                        .filter(change -> change.by().equals(by) && !change.removed() && !removed)
                        .filter(change -> change.beganAt().plus(ONE_GO).isAfter(at))
                        .isPresent();
        String statement = goesOn
                ? "update protocol_draft_change set revision = :revision, content = :content, ended_at = :at where id = :id"
                : """
                insert into protocol_draft_change (id, draft_id, name, revision, removed, content, changed_by, began_at, ended_at)
                values (:id, :draft, :name, :revision, :removed, :content, :by, :at, :at)""";
        jdbc.sql(statement)
                .param("id", goesOn ? last.orElseThrow().id() : Ids.random())
                .param("draft", draftId)
                .param("name", name)
                .param("revision", revision)
                .param("removed", removed)
                .param("content", content)
                .param("by", by)
                .param("at", SqlTime.of(at))
                .update();
    }

    /** The latest first; what a file began as only where it was changed since. */
    List<DraftChange> changes(String draftId, int most) {
        return jdbc.sql("""
                select c.* from protocol_draft_change c
                join protocol_draft d on d.id = c.draft_id
                join protocol_draft_file f on f.draft_id = c.draft_id and f.name = c.name
                where c.draft_id = :draft and (f.revision > 1 or c.began_at > d.created_at)
                order by c.ended_at desc, c.revision desc, c.name fetch first :most rows only""")
                .param("draft", draftId)
                .param("most", most)
                .query(DraftFileRows::change)
                .list();
    }

    private List<DraftChange> changes(String draftId, String name, int most) {
        return jdbc.sql("""
                select * from protocol_draft_change where draft_id = :draft and name = :name
                order by revision desc fetch first :most rows only""")
                .param("draft", draftId)
                .param("name", name)
                .param("most", most)
                .query(DraftFileRows::change)
                .list();
    }

    /** The text a change ended in. */
    Optional<Row> changed(String draftId, String changeId) {
        return jdbc.sql("""
                select name, revision, removed, content, 0 as bytes, changed_by, ended_at as changed_at
                from protocol_draft_change where draft_id = :draft and id = :id""")
                .param("draft", draftId)
                .param("id", changeId)
                .query(DraftFileRows::row)
                .optional();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(file(row, number), row.getBoolean("removed"), row.getString("content"));
    }

    private static DraftFile file(ResultSet row, int number) throws SQLException {
        return new DraftFile(
                row.getString("name"),
                row.getInt("revision"),
                row.getInt("bytes"),
                row.getString("changed_by"),
                SqlTime.instant(row, "changed_at"));
    }

    private static DraftChange change(ResultSet row, int number) throws SQLException {
        return new DraftChange(
                row.getString("id"),
                row.getString("name"),
                row.getInt("revision"),
                row.getBoolean("removed"),
                row.getString("changed_by"),
                SqlTime.instant(row, "began_at"),
                SqlTime.instant(row, "ended_at"));
    }
}

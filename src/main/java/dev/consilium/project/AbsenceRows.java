package dev.consilium.project;

import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code absence}. */
@Repository
class AbsenceRows {

    /** Away from {@code :project} at {@code :now}. */
    private static final String CURRENT =
            " from_at <= :now and ended_at is null and (project_id is null or project_id = :project)";

    private final JdbcClient jdbc;

    AbsenceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Absence absence, Instant recordedAt) {
        jdbc.sql("""
                insert into absence (id, person_id, project_id, from_at, until_at, deputy_id, recorded_by, recorded_at)
                values (:id, :person, :project, :from, :until, :deputy, :by, :at)""")
                .param("id", absence.id())
                .param("person", absence.personId())
                .param("project", absence.projectId(), Types.VARCHAR)
                .param("from", SqlTime.of(absence.from()))
                .param("until", SqlTime.of(absence.until()))
                .param("deputy", absence.deputyId(), Types.VARCHAR)
                .param("by", absence.recordedBy())
                .param("at", SqlTime.of(recordedAt))
                .update();
    }

    Optional<Absence> find(String id) {
        return jdbc.sql("select * from absence where id = :id")
                .param("id", id)
                .query(AbsenceRows::row)
                .optional();
    }

    /** @return false where it had begun or ended before */
    boolean begin(String id, Instant at) {
        return jdbc.sql("update absence set begun_at = :at where id = :id and begun_at is null and ended_at is null")
                        .param("at", SqlTime.of(at))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** @return false where it had ended before */
    boolean end(String id, Instant at) {
        return jdbc.sql("update absence set ended_at = :at where id = :id and ended_at is null")
                        .param("at", SqlTime.of(at))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Not ended, of the person, in order of their beginning. */
    List<Absence> ahead(String personId) {
        return jdbc.sql("select * from absence where person_id = :person and ended_at is null order by from_at, id")
                .param("person", personId)
                .query(AbsenceRows::row)
                .list();
    }

    /** Not ended, of the members of a project, as far as they keep them from it. */
    List<Absence> aheadIn(String projectId) {
        return jdbc.sql("""
                select * from absence a where a.ended_at is null
                    and (a.project_id is null or a.project_id = :project)
                    and exists (select 1 from membership m where m.person_id = a.person_id and m.project_id = :project)
                order by a.from_at, a.id""").param("project", projectId).query(AbsenceRows::row).list();
    }

    Set<String> away(String projectId, Instant now) {
        return new TreeSet<>(jdbc.sql("select person_id from absence where" + CURRENT)
                .param("project", projectId)
                .param("now", SqlTime.of(now))
                .query(String.class)
                .list());
    }

    List<Absence> current(String personId, String projectId, Instant now) {
        return jdbc.sql("select * from absence where person_id = :person and" + CURRENT + " order by from_at desc, id")
                .param("person", personId)
                .param("project", projectId)
                .param("now", SqlTime.of(now))
                .query(AbsenceRows::row)
                .list();
    }

    /** As {@link #current(String, String, Instant)}, from whatever project. */
    List<Absence> current(String personId, Instant now) {
        return jdbc.sql("select * from absence where person_id = :person and from_at <= :now and ended_at is null")
                .param("person", personId)
                .param("now", SqlTime.of(now))
                .query(AbsenceRows::row)
                .list();
    }

    private static Absence row(ResultSet row, int number) throws SQLException {
        return new Absence(
                row.getString("id"),
                row.getString("person_id"),
                row.getString("project_id"),
                SqlTime.instant(row, "from_at"),
                SqlTime.instant(row, "until_at"),
                row.getString("deputy_id"),
                row.getString("recorded_by"),
                SqlTime.nullableInstant(row, "begun_at"),
                SqlTime.nullableInstant(row, "ended_at"));
    }
}

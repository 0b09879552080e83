package dev.consilium.project;

import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code project_protocol}. They are added, never changed. */
@Repository
class ProtocolTurns {

    /** The row of {@code project_protocol p} that counts at {@code :now}. The first one always does: a project has a version at any time. */
    static final String COUNTS = " p.seq = (select max(q.seq) from project_protocol q"
            + " where q.project_id = p.project_id and (q.in_force_from <= :now or q.seq = 1))";

    private final JdbcClient jdbc;

    ProtocolTurns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String projectId, ProtocolTurn turn) {
        jdbc.sql("""
                insert into project_protocol (project_id, seq, digest, in_force_from, kind, set_at, set_by, note)
                values (:project, :seq, :digest, :from, :kind, :at, :by, :note)""")
                .param("project", projectId)
                .param("seq", turn.seq())
                .param("digest", turn.digest())
                .param("from", SqlTime.of(turn.from()))
                .param("kind", turn.kind().name())
                .param("at", SqlTime.of(turn.setAt()))
                .param("by", turn.setBy())
                .param("note", turn.note(), java.sql.Types.VARCHAR)
                .update();
    }

    /** The newest first. */
    List<ProtocolTurn> of(String projectId) {
        List<ProtocolTurn> turns = new ArrayList<>();
        Instant end = null;
        for (ProtocolTurn turn : rows(projectId)) {
            turns.add(turn.until(end));
            end = earlier(turn.from(), end);
        }
        return List.copyOf(turns);
    }

    /** Digests of the versions that new cases of any project begin under. */
    List<String> counting(Instant now) {
        return jdbc.sql("select distinct p.digest from project_protocol p where " + COUNTS)
                .param("now", SqlTime.of(now))
                .query(String.class)
                .list();
    }

    private List<ProtocolTurn> rows(String projectId) {
        return jdbc.sql("select * from project_protocol where project_id = :project order by seq desc")
                .param("project", projectId)
                .query(ProtocolTurns::turn)
                .list();
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other != null && other.isBefore(one) ? other : one;
    }

    private static ProtocolTurn turn(ResultSet row, int number) throws SQLException {
        return new ProtocolTurn(
                row.getInt("seq"),
                row.getString("digest"),
                ProtocolTurn.Kind.valueOf(row.getString("kind")),
                SqlTime.instant(row, "in_force_from"),
                null,
                SqlTime.instant(row, "set_at"),
                row.getString("set_by"),
                row.getString("note"));
    }
}

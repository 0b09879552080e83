package dev.consilium.studio;

import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of drafts. */
@Repository
class DraftRows {

    private final JdbcClient jdbc;

    DraftRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Draft draft) {
        jdbc.sql("""
                insert into protocol_draft (id, project_id, protocol_key, name, base_digest, state, created_by, created_at)
                values (:id, :project, :key, :name, :base, :state, :by, :at)""")
                .param("id", draft.id())
                .param("project", draft.projectId())
                .param("key", draft.key())
                .param("name", draft.name())
                .param("base", draft.baseDigest())
                .param("state", draft.state().name())
                .param("by", draft.createdBy())
                .param("at", SqlTime.of(draft.createdAt()))
                .update();
    }

    Optional<Draft> find(String id) {
        return jdbc.sql("select * from protocol_draft where id = :id")
                .param("id", id)
                .query(DraftRows::draft)
                .optional();
    }

    /** The same; who writes it and who submits it take turns until the transaction ends. */
    Optional<Draft> lock(String id) {
        return jdbc.sql("select * from protocol_draft where id = :id for update")
                .param("id", id)
                .query(DraftRows::draft)
                .optional();
    }

    /** The latest first; without those that were discarded. */
    List<Draft> ofProject(String projectId) {
        return jdbc.sql("""
                select * from protocol_draft where project_id = :project and state <> 'DISCARDED'
                order by created_at desc, id""").param("project", projectId).query(DraftRows::draft).list();
    }

    void state(String id, DraftState state) {
        jdbc.sql("update protocol_draft set state = :state where id = :id")
                .param("state", state.name())
                .param("id", id)
                .update();
    }

    void copied(String id, String from) {
        jdbc.sql("update protocol_draft set copied_from = :from where id = :id")
                .param("from", from)
                .param("id", id)
                .update();
    }

    private static Draft draft(ResultSet row, int number) throws SQLException {
        return new Draft(
                row.getString("id"),
                row.getString("project_id"),
                row.getString("protocol_key"),
                row.getString("name"),
                row.getString("base_digest"),
                DraftState.valueOf(row.getString("state")),
                SqlTime.instant(row, "created_at"),
                row.getString("created_by"));
    }
}

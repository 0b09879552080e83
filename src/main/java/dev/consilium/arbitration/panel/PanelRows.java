package dev.consilium.arbitration.panel;

import dev.consilium.arbitration.LabelsJson;
import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code panel}, {@code panel_chair} and {@code panel_settlement}: written once, never changed. */
@Repository
class PanelRows {

    private final JdbcClient jdbc;
    private final LabelsJson json;

    PanelRows(JdbcClient jdbc, LabelsJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Panel panel) {
        jdbc.sql("""
                insert into panel (id, case_id, number, round, seats, opened_at)
                values (:id, :case, :number, :round, :seats, :at)""")
                .param("id", panel.id())
                .param("case", panel.caseId())
                .param("number", panel.number())
                .param("round", panel.round())
                .param("seats", panel.seats())
                .param("at", SqlTime.of(panel.openedAt()))
                .update();
    }

    /** Oldest first. */
    List<Panel> of(String caseId) {
        return jdbc.sql("select * from panel where case_id = :case order by number")
                .param("case", caseId)
                .query(PanelRows::panel)
                .list();
    }

    Panel latest(String caseId) {
        List<Panel> panels = of(caseId);
        if (panels.isEmpty()) {
            throw new IllegalStateException("case " + caseId + " has no panel");
        }
        return panels.get(panels.size() - 1);
    }

    /** Holds the panel until the transaction ends: its members vote one after the other. */
    void lock(String panelId) {
        jdbc.sql("select id from panel where id = :id for update")
                .param("id", panelId)
                .query(String.class)
                .single();
    }

    void addChair(String panelId, String personId, Instant at) {
        jdbc.sql("""
                insert into panel_chair (panel_id, number, person_id, elected_at)
                values (:panel, (select count(*) + 1 from panel_chair where panel_id = :panel), :person, :at)""")
                .param("panel", panelId)
                .param("person", personId)
                .param("at", SqlTime.of(at))
                .update();
    }

    /** Everybody who was named, in order; the last one is the chair. */
    List<String> chairs(String panelId) {
        return jdbc.sql("select person_id from panel_chair where panel_id = :panel order by number")
                .param("panel", panelId)
                .query(String.class)
                .list();
    }

    void settle(Settlement settlement) {
        jdbc.sql("""
                insert into panel_settlement (panel_id, decision_id, chair_id, dissent, settled_at)
                values (:panel, :decision, :chair, :dissent, :at)""")
                .param("panel", settlement.panelId())
                .param("decision", settlement.decisionId())
                .param("chair", settlement.chairId(), java.sql.Types.VARCHAR)
                .param("dissent", json.write(settlement.dissent()))
                .param("at", SqlTime.of(settlement.settledAt()))
                .update();
    }

    Optional<Settlement> settlement(String panelId) {
        return jdbc.sql("select * from panel_settlement where panel_id = :panel")
                .param("panel", panelId)
                .query((row, number) -> new Settlement(
                        row.getString("panel_id"),
                        row.getString("decision_id"),
                        row.getString("chair_id"),
                        json.ids(row.getString("dissent")),
                        SqlTime.instant(row, "settled_at")))
                .optional();
    }

    private static Panel panel(ResultSet row, int number) throws SQLException {
        return new Panel(
                row.getString("id"),
                row.getString("case_id"),
                row.getInt("number"),
                row.getInt("round"),
                row.getInt("seats"),
                SqlTime.instant(row, "opened_at"));
    }
}

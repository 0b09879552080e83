package dev.consilium.scenario.staffing;

import dev.consilium.project.Duty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An open task as its row has it. @param caseId also of a quarantine, whose own row names the series only */
record OpenItem(
        String taskId,
        String element,
        String form,
        String role,
        String caseId,
        @Nullable String assignee,
        boolean correction,
        OffsetDateTime createdAt) {

    private static final Map<String, Duty> DUTIES = Map.of(
            "first-read", Duty.READER,
            "specialist-review", Duty.SPECIALIST,
            "senior-arbitration", Duty.ARBITER,
            "panel-vote", Duty.PANEL,
            "chair-decision", Duty.PANEL,
            "board-opinion", Duty.BOARD,
            "board-chair", Duty.BOARD,
            "audit", Duty.AUDITOR,
            "answer-question", Duty.INFORMANT);

    static OpenItem of(ResultSet row, int number) throws SQLException {
        return new OpenItem(
                row.getString("task_id"),
                row.getString("element"),
                row.getString("form"),
                row.getString("role"),
                row.getString("of_case"),
                row.getString("assignee"),
                row.getString("reading_id") != null,
                row.getObject("created_at", OffsetDateTime.class));
    }

    /** Null for a quarantine, which gives no part in the case. */
    @Nullable
    Duty duty() {
        return duty(form);
    }

    static @Nullable Duty duty(String form) {
        return DUTIES.get(form);
    }

    boolean heldBy(String personId) {
        return personId.equals(assignee);
    }
}

package dev.consilium.arbitration;

import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code decision}: written once, never changed. */
@Repository
class Decisions {

    private final JdbcClient jdbc;
    private final LabelsJson json;

    Decisions(JdbcClient jdbc, LabelsJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Decision decision) {
        jdbc.sql("""
                insert into decision (id, case_id, revision, level, round, kind, chosen_reading_id, labels, reason_code, comment, dissent,
                                      arbiter_id, signed_name, meaning, signed_at, content_digest)
                values (:id, :case, :revision, :level, :round, :kind, :chosen, :labels, :reason, :comment, :dissent,
                        :arbiter, :name, :meaning, :at, :digest)""")
                .param("id", decision.id())
                .param("case", decision.caseId())
                .param("revision", decision.revision())
                .param("level", decision.level().name())
                .param("round", decision.round())
                .param("kind", decision.kind().name())
                .param("chosen", decision.chosenReadingId(), java.sql.Types.VARCHAR)
                .param("labels", json.write(decision.labels()))
                .param("reason", decision.reasonCode())
                .param("comment", decision.comment(), java.sql.Types.VARCHAR)
                .param("dissent", json.write(decision.dissent()))
                .param("arbiter", decision.arbiterId())
                .param("name", decision.signedName())
                .param("meaning", decision.meaning())
                .param("at", SqlTime.of(decision.signedAt()))
                .param("digest", decision.contentDigest())
                .update();
    }

    Optional<Decision> latest(String caseId) {
        return jdbc.sql("select * from decision where case_id = :case order by revision desc fetch first 1 rows only")
                .param("case", caseId)
                .query(this::row)
                .optional();
    }

    /** Whether a specialist whose labels could not stand handed the case on or returned a reading instead of correcting them. */
    boolean takenBack(Decision decision) {
        return decision.level() == Decision.Level.SPECIALIST
                && jdbc.sql("""
                        select count(*) from specialist_review
                        where case_id = :case and decision_id is null and concluded_at > :signed""")
                                .param("case", decision.caseId())
                                .param("signed", SqlTime.of(decision.signedAt()))
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    /** Oldest first. */
    List<Decision> of(String caseId) {
        return jdbc.sql("select * from decision where case_id = :case order by revision")
                .param("case", caseId)
                .query(this::row)
                .list();
    }

    /** Whoever signed anything when settling or auditing cases of the project, reviewed one, or was named to chair a panel, to the first moment of it. */
    Map<String, Instant> firstSignatures(String projectId) {
        Map<String, Instant> first = new HashMap<>();
        jdbc.sql("""
                select signed.person_id, min(signed.signed_at) as first_at
                from (select d.arbiter_id as person_id, d.signed_at
                      from decision d join reading_case c on c.id = d.case_id where c.project_id = :project
                      union all
                      select o.member_id as person_id, o.signed_at
                      from board_opinion o join edge_case e on e.id = o.entry_id where e.project_id = :project
                      union all
                      select r.arbiter_id as person_id, r.signed_at
                      from referral r join reading_case c on c.id = r.case_id where c.project_id = :project
                      union all
                      select v.member_id as person_id, v.signed_at
                      from panel_vote v join panel p on p.id = v.panel_id join reading_case c on c.id = p.case_id
                      where c.project_id = :project
                      union all
                      select h.person_id, h.elected_at
                      from panel_chair h join panel p on p.id = h.panel_id join reading_case c on c.id = p.case_id
                      where c.project_id = :project
                      union all
                      select a.auditor_id as person_id, a.signed_at
                      from case_audit a join reading_case c on c.id = a.case_id where c.project_id = :project
                      union all
                      select s.specialist_id as person_id, s.concluded_at
                      from specialist_review s join reading_case c on c.id = s.case_id where c.project_id = :project
                      union all
                      select w.asked_by as person_id, w.asked_at
                      from rework_request w join reading_case c on c.id = w.case_id where c.project_id = :project) signed
                group by signed.person_id""").param("project", projectId).query(row -> {
            first.put(row.getString("person_id"), SqlTime.instant(row, "first_at"));
        });
        return first;
    }

    private Decision row(ResultSet row, int number) throws SQLException {
        return new Decision(
                row.getString("id"),
                row.getString("case_id"),
                row.getInt("revision"),
                Decision.Level.valueOf(row.getString("level")),
                row.getInt("round"),
                DecideCommand.Kind.valueOf(row.getString("kind")),
                row.getString("chosen_reading_id"),
                json.labels(row.getString("labels")),
                row.getString("reason_code"),
                row.getString("comment"),
                json.ids(row.getString("dissent")),
                row.getString("arbiter_id"),
                row.getString("signed_name"),
                row.getString("meaning"),
                SqlTime.instant(row, "signed_at"),
                row.getString("content_digest"));
    }
}

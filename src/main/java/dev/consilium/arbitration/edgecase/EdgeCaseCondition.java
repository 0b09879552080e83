package dev.consilium.arbitration.edgecase;

import dev.consilium.project.CaseState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A condition on entries {@code e} of a project and their cases {@code c}; what was asked for goes in as parameters only. */
final class EdgeCaseCondition {

    private static final List<String> CLOSED = Arrays.stream(CaseState.values())
            .filter(CaseState::closed)
            .map(Enum::name)
            .toList();

    private final StringBuilder sql = new StringBuilder("e.project_id = :project");
    private final Map<String, Object> parameters = new HashMap<>();

    EdgeCaseCondition(String projectId) {
        parameters.put("project", projectId);
    }

    /** What the board decided and nobody has to judge any more. */
    EdgeCaseCondition settled() {
        return and("e.state = 'DECIDED' and c.state in (:closed)", "closed", CLOSED);
    }

    EdgeCaseCondition entry(String id) {
        return and("e.id = :entry", "entry", id);
    }

    /** Another case that has this in common. @param tags normal */
    EdgeCaseCondition like(String caseId, Likeness asked, List<String> tags) {
        and("e.case_id <> :self", "self", caseId);
        if (asked.labelClass() != null) {
            and(
                    "exists (select 1 from decision d where d.id = e.decision_id and d.labels like :labelled escape '!')",
                    "labelled",
                    "%\"class\":\"" + escaped(asked.labelClass()) + "\"%");
        }
        if (asked.sameModality()) {
            sql.append(" and c.modality = (select own.modality from reading_case own where own.id = :self)");
        }
        if (asked.category() == null && tags.isEmpty()) {
            return this;
        }
        String category = asked.category() == null ? "" : asked.category().name();
        if (tags.isEmpty()) {
            return and("e.category = :category", "category", category);
        }
        parameters.put("tags", tags);
        return and("(e.category = :category or " + tagged("t.tag in (:tags)") + ")", "category", category);
    }

    EdgeCaseCondition matching(EdgeCaseQuery query) {
        if (query.category() != null) {
            and(
                    "coalesce(e.category, e.raised_category) = :category",
                    "category",
                    query.category().name());
        }
        if (query.state() != null) {
            and("e.state = :state", "state", query.state().name());
        }
        if (query.tag() != null) {
            and(tagged("t.tag = :tag"), "tag", query.tag());
        }
        if (query.text() != null) {
            and(
                    "(lower(e.reason) like :text escape '!' or lower(e.guideline_sentence) like :text escape '!' or "
                            + "e.case_id like :text escape '!' or " + tagged("t.tag like :text escape '!'") + ")",
                    "text",
                    "%" + escaped(query.text()) + "%");
        }
        return this;
    }

    String sql() {
        return sql.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private EdgeCaseCondition and(String condition, String name, Object value) {
        sql.append(" and ").append(condition);
        parameters.put(name, value);
        return this;
    }

    private static String escaped(String text) {
        return text.replaceAll("([!%_])", "!$1");
    }

    private static String tagged(String condition) {
        return "exists (select 1 from edge_case_tag t where t.entry_id = e.id and t.removed_at is null and " + condition
                + ")";
    }
}

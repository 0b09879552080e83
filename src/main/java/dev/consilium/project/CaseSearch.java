package dev.consilium.project;

import dev.consilium.common.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds cases of a project page by page, for those who may see how single cases stand: the caller has asked. */
@Component
@Transactional(readOnly = true)
public class CaseSearch {

    private static final int PAGE = 50;

    private final JdbcClient jdbc;

    CaseSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param page from 1 */
    public Page<Case> find(String projectId, CaseQuery query, int page) {
        Conditions met = Conditions.of(projectId, query);
        return Page.of(page, PAGE, count(met), (offset, limit) -> jdbc.sql(
                        "select * from reading_case where " + met.sql() + " order by "
                                + query.order().sql() + " offset :offset rows fetch next :limit rows only")
                .params(met.parameters)
                .param("offset", offset)
                .param("limit", limit)
                .query(CaseRows::row)
                .list());
    }

    public int count(String projectId, CaseQuery query) {
        return count(Conditions.of(projectId, query));
    }

    /** Of all cases of the project, in order. */
    public List<String> modalities(String projectId) {
        return jdbc.sql("select distinct modality from reading_case where project_id = :project order by modality")
                .param("project", projectId)
                .query(String.class)
                .list();
    }

    /** What cases of the project wait for now, each once. */
    public Set<String> waitCodes(String projectId) {
        Set<String> codes = new TreeSet<>();
        jdbc.sql("select distinct wait_code from reading_case where project_id = :project and wait_code is not null")
                .param("project", projectId)
                .query(String.class)
                .list()
                .forEach(joined -> codes.addAll(List.of(joined.split(","))));
        return codes;
    }

    private int count(Conditions met) {
        return jdbc.sql("select count(*) from reading_case where " + met.sql())
                .params(met.parameters)
                .query(Integer.class)
                .single();
    }

    /** What must hold, with the values it names; no value is ever part of the statement. */
    private static final class Conditions {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> parameters = new HashMap<>();

        static Conditions of(String projectId, CaseQuery query) {
            Conditions met = new Conditions();
            met.add("project_id = :project", "project", projectId);
            met.add(
                    "state in (:states)",
                    "states",
                    query.states().stream().map(CaseState::name).toList());
            met.add("priority = :priority", "priority", query.priority());
            met.add("modality = :modality", "modality", query.modality());
            met.add("substring(id from 1 for length(:begins)) = :begins", "begins", query.id());
            if (CaseQuery.ANY.equals(query.waitCode())) {
                met.conditions.add("wait_code is not null");
            } else {
                met.add("position(:wait in ',' || wait_code || ',') > 0", "wait", between(query.waitCode()));
            }
            if (query.overdue()) {
                met.conditions.add("overdue_since is not null");
            }
            return met;
        }

        private static @Nullable String between(@Nullable String code) {
            return code == null ? null : "," + code + ",";
        }

        private void add(String condition, String name, @Nullable Object value) {
            if (value != null) {
                conditions.add(condition);
                parameters.put(name, value);
            }
        }

        String sql() {
            return String.join(" and ", conditions);
        }
    }
}

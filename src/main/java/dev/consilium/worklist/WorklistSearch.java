package dev.consilium.worklist;

import dev.consilium.common.Page;
import dev.consilium.identity.Role;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Looks tasks up page by page. What keeps a person from a task ({@link TaskEligibility}) is part of the statement, so that a
 * page costs the same however many tasks are open and however many of them the person may not take.
 */
@Repository
class WorklistSearch {

    /** The duty that goes with a row, as {@code case_involvement} calls it; null where a task gives no part in the case. */
    private static final String DUTY = Arrays.stream(TaskKind.values())
            .filter(kind -> kind.duty() != null)
            .map(kind -> "when '" + kind.form() + "' then '" + kind.duty() + "'")
            .collect(Collectors.joining(" ", "case i.form ", " end"));

    /** No part in the case that keeps from the duty, and no other task of the duty in the case. */
    private static final String NOT_INVOLVED = """
            (i.case_id is null or %1$s is null or (
                (i.case_id not in (select case_id from case_involvement where person_id = :person)
                    or (i.case_id, %1$s) in (select case_id, min(duty) from case_involvement where person_id = :person
                        group by case_id having count(*) = 1 and not bool_or(done)))
                and (i.case_id, %1$s) not in (select i.case_id, %1$s from worklist_item i
                    where i.assignee = :person and i.closed_at is null and i.case_id is not null and %1$s is not null)))
            """.formatted(DUTY);

    /** What rows are sorted by; the whole rows are fetched for one page alone. */
    private static final String SORTED = "i.task_id, i.priority, i.due_at, i.created_at";

    /** Which of the parallel tasks of one case a row is. */
    private static final String TURN = "row_number() over (partition by coalesce(i.case_id, i.task_id), i.element"
            + " order by i.due_at nulls last, i.created_at, i.task_id) as turn";

    private final JdbcClient jdbc;
    private final Clock clock;

    WorklistSearch(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Page<WorklistItem> heldBy(String personId, WorklistQuery query) {
        WorklistFilter filter = filter(query).and("i.assignee = :person", "person", personId);
        return page("select " + SORTED + " from worklist_item i where " + filter.condition(), filter, query);
    }

    Page<WorklistItem> ofTeam(WorklistQuery query) {
        WorklistFilter filter = filter(query);
        if (query.holder() != null) {
            filter.and("i.assignee is " + (query.holder().equals("nobody") ? "null" : "not null"));
        }
        return page("select " + SORTED + " from worklist_item i where " + filter.condition(), filter, query);
    }

    /** Of the parallel tasks of one case, one. @param places the roles in which the person may take tasks, by project */
    Page<WorklistItem> offeredTo(String personId, Map<String, Set<Role>> places, WorklistQuery query) {
        if (places.isEmpty()) {
            return of(List.of(), 1, 0);
        }
        WorklistFilter filter = filter(query)
                .and("i.assignee is null")
                .and("i.project_id in (:projects)", "projects", places.keySet())
                .and("(i.project_id, i.role) in (:places)", "places", pairs(places))
                .and(NOT_INVOLVED, "person", personId);
        return page(
                "select * from (select " + SORTED + ", " + TURN + " from worklist_item i where " + filter.condition()
                        + ") parallel where turn = 1",
                filter,
                query);
    }

    private WorklistFilter filter(WorklistQuery query) {
        return WorklistFilter.of(query, clock.instant());
    }

    private Page<WorklistItem> page(String rows, WorklistFilter filter, WorklistQuery query) {
        int[] total = {0};
        List<WorklistItem> found = jdbc.sql(
                        "select i.*, found.total from (select found.*, count(*) over () as total from ("
                                + rows + ") found order by " + WorklistFilter.order(query.sort(), "found.")
                                + " offset :offset rows fetch next :rows rows only) found"
                                + " join worklist_item i on i.task_id = found.task_id"
                                + " order by " + WorklistFilter.order(query.sort(), "i."))
                .params(filter.parameters())
                .param("offset", (query.pageNumber() - 1) * WorklistQuery.ROWS)
                .param("rows", WorklistQuery.ROWS)
                .query((row, number) -> {
                    total[0] = row.getInt("total");
                    return WorklistItems.item(row, number);
                })
                .list();
        boolean beyond = found.isEmpty() && query.pageNumber() > 1;
        return beyond ? last(rows, filter, query) : of(found, query.pageNumber(), total[0]);
    }

    /** Behind the last page is the last one. */
    private Page<WorklistItem> last(String rows, WorklistFilter filter, WorklistQuery query) {
        Page<WorklistItem> first = page(rows, filter, query.onPage(1));
        return first.pages() == 1 ? first : page(rows, filter, query.onPage(first.pages()));
    }

    private static Page<WorklistItem> of(List<WorklistItem> found, int page, int total) {
        int pages = Math.max(1, (total + WorklistQuery.ROWS - 1) / WorklistQuery.ROWS);
        return new Page<>(found, page, pages, total);
    }

    private static List<Object[]> pairs(Map<String, Set<Role>> places) {
        return places.entrySet().stream()
                .flatMap(place -> place.getValue().stream().map(role -> new Object[] {place.getKey(), role.group()}))
                .toList();
    }
}

package dev.consilium.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that is known of a case: as its lead sees it, its rows, what the engine holds of it, and how long its trail is. */
final class CaseSnapshots {

    /** Of the instance and of all it calls. */
    static final String TREE = "(:tree)";

    static final String ITEMS = "worklist_item where (case_id = :key or series_id = :series)";
    private static final String TRAIL = "audit_entry where subject_id in (:subjects)";
    private static final List<String> ROWS = List.of(
            "* from reading_case where id = :key",
            "* from series where id = :series",
            "* from " + ITEMS,
            "* from reading where case_id = :key",
            "* from reading_decline where case_id = :key",
            "* from case_part where case_id = :key",
            "* from question where case_id = :key",
            "* from case_message where case_id = :key",
            "* from decision where case_id = :key",
            "* from act_ru_execution where proc_inst_id_ in " + TREE,
            "* from act_ru_task where proc_inst_id_ in " + TREE,
            "* from act_ru_variable where proc_inst_id_ in " + TREE,
            "* from act_ru_event_subscr where proc_inst_id_ in " + TREE,
            "id_, duedate_, suspension_state_ from act_ru_job where process_instance_id_ in " + TREE,
            "count(*) from " + TRAIL);

    private final JdbcClient jdbc;

    CaseSnapshots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By what it was taken of, once no job has anything left to do. */
    Map<String, String> of(Standing at) {
        settle(at);
        Map<String, String> found = new TreeMap<>();
        found.put("as those who answer for it see it", seen(at));
        Map<String, Object> known = known(at);
        for (String sql : ROWS) {
            found.put(
                    sql,
                    jdbc.sql("select " + sql).params(known).query().listOfRows().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining("\n")));
        }
        return found;
    }

    void settle(Standing at) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> count(at, "act_ru_job where type_ = 'message' and process_instance_id_ in " + TREE) == 0);
    }

    /** Where the instance stands: each execution and each task with its element. */
    Set<String> places(Standing at) {
        return jdbc.sql("""
                        select e.id_ || ' ' || act_id_ from act_ru_execution e where act_id_ is not null
                            and proc_inst_id_ in (:tree)
                            and not exists (select 1 from act_ru_task t where t.execution_id_ = e.id_)
                        union select id_ || ' ' || task_def_key_ from act_ru_task where proc_inst_id_ in (:tree)""").params(known(at)).query(String.class).set();
    }

    /** Whether it is the place of a task other than the one that is held. */
    static boolean isOfAnotherTask(String place, Standing at) {
        return place.contains(" Task_") && !place.startsWith(at.task() + " ");
    }

    int trail(Standing at) {
        return count(at, TRAIL);
    }

    /** @param sql with {@code :key}, {@code :series}, or {@link #TREE} */
    int count(Standing at, String sql) {
        return jdbc.sql("select count(*) from " + sql)
                .params(known(at))
                .query(Integer.class)
                .single();
    }

    /** The ids under which it stands in tables: looked up before, for an OR over subqueries is slow. */
    private Map<String, Object> known(Standing at) {
        Map<String, Object> known = new HashMap<>(Map.of("key", at.key()));
        known.put(
                "series",
                ids("select series_id from reading_case where id = :key", known, at.key())
                        .get(0));
        known.put(
                "root",
                ids("select root_proc_inst_id_ from act_ru_execution where business_key_ = :key", known, "none"));
        known.put(
                "tree",
                ids(
                        "select distinct proc_inst_id_ from act_ru_execution where root_proc_inst_id_ in (:root)",
                        known,
                        "none"));
        List<String> subjects = new ArrayList<>(ids("select task_id from " + ITEMS, known, at.key()));
        subjects.addAll(List.of(at.key(), (String) known.get("series")));
        known.put("subjects", subjects);
        return known;
    }

    private List<String> ids(String sql, Map<String, Object> known, String otherwise) {
        List<String> found = jdbc.sql(sql).params(known).query(String.class).list();
        return found.isEmpty() ? List.of(otherwise) : found;
    }

    /** A series on its way in is the data manager's. */
    private static String seen(Standing at) {
        return at.hasCase()
                ? at.world()
                        .team()
                        .as("lea")
                        .get("/api/cases/" + at.key())
                        .expect(200)
                        .text()
                : at.world().team().as("dora").get("/api/tasks").expect(200).text();
    }
}

package dev.consilium.bench;

import dev.consilium.common.Ids;
import dev.consilium.common.SqlTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A project in full swing: open tasks of three parallel readings a case, among them reviews and arbitrations; a reader who has
 * read every third case and declined every fiftieth; and twice as many closed tasks behind.
 */
final class WorklistRows {

    private static final int PARALLEL = 3;
    private static final int BATCH = 1000;
    private static final Instant NOW = Instant.now();
    private static final String[] MODALITIES = {"CT", "MR", "DX"};

    private final JdbcTemplate jdbc;
    private final String project;
    private final String reader;
    private final Random random = new Random(11);
    private final List<Object[]> items = new ArrayList<>();
    private final List<Object[]> readings = new ArrayList<>();
    private final List<Object[]> declines = new ArrayList<>();
    private final List<Object[]> parts = new ArrayList<>();

    WorklistRows(JdbcTemplate jdbc, String project, String reader) {
        this.jdbc = jdbc;
        this.project = project;
        this.reader = reader;
    }

    void insert(int open) {
        int cases = open / PARALLEL;
        for (int number = 0; number < cases; number++) {
            openCase(number);
        }
        for (int left = open - cases * PARALLEL; left > 0; left--) {
            task(Ids.random(), "Task_Read", "first-read", "annotator", null, false);
        }
        for (int closed = 0; closed < open * 2; closed++) {
            task(Ids.random(), "Task_Read", "first-read", "annotator", reader, true);
        }
        write();
    }

    private void openCase(int number) {
        String caseId = Ids.random();
        if (number % 10 == 9) {
            task(caseId, "Task_Review", "specialist-review", "specialist", null, false);
            task(caseId, "Task_Arbitrate", "senior-arbitration", "senior", null, false);
            task(caseId, "Task_Audit", "audit", "auditor", null, false);
            part(caseId, number % 20 == 9 ? "SPECIALIST" : "BOARD");
            return;
        }
        for (int parallel = 0; parallel < PARALLEL; parallel++) {
            task(caseId, "Task_Read", "first-read", "annotator", null, false);
        }
        if (number % 3 == 0) {
            readings.add(new Object[] {Ids.random(), caseId, 1, "annotator", reader, Ids.random(), SqlTime.of(NOW)});
        } else if (number % 50 == 1) {
            declines.add(new Object[] {caseId, reader, "conflict", SqlTime.of(NOW)});
        }
    }

    private void part(String caseId, String duty) {
        parts.add(new Object[] {caseId, reader, duty, SqlTime.of(NOW)});
    }

    private void task(String caseId, String element, String form, String role, String assignee, boolean closed) {
        Instant created = NOW.minus(Duration.ofMinutes(random.nextInt(100_000)));
        items.add(new Object[] {
            Ids.random(),
            element,
            "Read the case",
            form,
            role,
            project,
            caseId,
            MODALITIES[random.nextInt(MODALITIES.length)],
            Ids.random(),
            assignee,
            random.nextInt(20) == 0 ? "urgent" : "routine",
            SqlTime.of(created),
            SqlTime.of(created.plus(Duration.ofHours(48L + random.nextInt(2000)))),
            closed ? SqlTime.of(NOW) : null
        });
    }

    private void write() {
        batch("""
                insert into worklist_item (task_id, element, name, form, role, project_id, case_id, modality, pictures, assignee,
                    priority, created_at, due_at, closed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", items);
        batch("""
                insert into reading (id, case_id, round, level_group, reader_id, task_id, started_at)
                values (?, ?, ?, ?, ?, ?, ?)""", readings);
        batch("insert into reading_decline (case_id, person_id, reason, declined_at) values (?, ?, ?, ?)", declines);
        batch("insert into case_part (case_id, person_id, duty, since) values (?, ?, ?, ?)", parts);
        jdbc.execute("analyze");
    }

    private void batch(String sql, List<Object[]> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            jdbc.batchUpdate(sql, rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
    }
}

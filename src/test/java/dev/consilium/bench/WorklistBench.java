package dev.consilium.bench;

import dev.consilium.Consilium;
import dev.consilium.common.Page;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CreatePersonCommand;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Role;
import dev.consilium.project.Projects;
import dev.consilium.testing.Browser;
import dev.consilium.worklist.Worklist;
import dev.consilium.worklist.WorklistItem;
import dev.consilium.worklist.WorklistQuery;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a page of 50 tasks costs the server among many open ones, on H2 and PostgreSQL, beside the plainest statement that gives
 * 50 rows and a page of the same application without tasks, in the same run. Started by {@code ./dev bench worklist [tasks] [times]}.
 */
public final class WorklistBench {

    private static final String PASSWORD = "a long bench password";
    private static final Actor BENCH = Actor.system("bench");
    private static final int WARM_UP = 100;

    private final ConfigurableApplicationContext context;
    private final String project;
    private final Actor reader;
    private final Browser browser;
    private final int times;

    /** What is measured; its answer is looked at, so that nothing empty counts. */
    private interface Work {
        Object run();
    }

    private WorklistBench(ConfigurableApplicationContext context, int tasks, int times) {
        this.context = context;
        this.times = times;
        this.project =
                bean(Projects.class).create("Bench", "finding-consensus", BENCH).id();
        String id = bean(People.class)
                .create(new CreatePersonCommand("reader", "Reader", PASSWORD, false), BENCH)
                .id();
        for (Role role : List.of(Role.ANNOTATOR, Role.SPECIALIST)) {
            bean(Memberships.class).grant(project, id, role, BENCH);
        }
        this.reader = Actor.person(id);
        new WorklistRows(bean(JdbcTemplate.class), project, id).insert(tasks);
        int port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
        this.browser = Browser.signedIn(port, "reader", PASSWORD);
    }

    /** @param args open tasks (10000), times each is measured (200) */
    public static void main(String[] args) throws Exception {
        int tasks = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int times = args.length > 1 ? Integer.parseInt(args[1]) : 200;
        Path files = Files.createTempDirectory("bench-worklist");
        measure("H2", "jdbc:h2:file:" + files.resolve("h2") + ";WRITE_DELAY=0", files, tasks, times);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            measure("PostgreSQL", postgres.getJdbcUrl("postgres", "postgres"), files, tasks, times);
        }
    }

    private static void measure(String database, String url, Path files, int tasks, int times) {
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(Consilium.class).run(BenchedApplication.settings(url, files))) {
            new WorklistBench(context, tasks, times).report(database, tasks);
        }
    }

    private void report(String database, int tasks) {
        Map<String, WorklistQuery> queries = Map.of(
                "first page", query(null, null, 1),
                "page 20", query(null, null, 20),
                "CT, by due date", query("CT", "due", 1));
        System.out.printf("%s, %d open tasks, median of %d, milliseconds:%n", database, tasks, times);
        print("baseline: select … fetch first 50 rows", this::fiftyRows);
        queries.forEach((name, query) -> print("query: " + name, () -> offered(query)));
        print("baseline: HTTP page without tasks", () -> page("/absences"));
        print("HTTP worklist, first page of 50", () -> page("/"));
        print("HTTP worklist, page 20, filtered by CT", () -> page("/?scope=offered&modality=CT&page=10"));
    }

    private void print(String what, Work work) {
        IntStream.range(0, WARM_UP).forEach(i -> work.run());
        double[] millis = IntStream.range(0, times)
                .mapToDouble(i -> {
                    long start = System.nanoTime();
                    work.run();
                    return (System.nanoTime() - start) / 1e6;
                })
                .sorted()
                .toArray();
        System.out.printf(
                "  %-42s %7.1f   (95 of 100 below %.1f)%n", what, millis[times / 2], millis[times * 95 / 100]);
    }

    private Page<WorklistItem> offered(WorklistQuery query) {
        Page<WorklistItem> found = bean(Worklist.class).offeredTo(reader, query);
        return requireFull(found, found.rows().size());
    }

    private Object fiftyRows() {
        List<?> rows = bean(JdbcTemplate.class)
                .queryForList(
                        "select * from worklist_item where project_id = ? and closed_at is null fetch first 50 rows only",
                        project);
        return requireFull(rows, rows.size());
    }

    private String page(String path) {
        var answer = browser.get(path);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        long rows = Arrays.stream(answer.body().split("action=\"/tasks/")).count() - 1;
        return path.startsWith("/absences") ? answer.body() : requireFull(answer.body(), (int) Math.min(rows, 50));
    }

    private static <T> T requireFull(T page, int rows) {
        if (rows != WorklistQuery.ROWS) {
            throw new IllegalStateException("a page of " + rows + " tasks was measured");
        }
        return page;
    }

    private static WorklistQuery query(String modality, String sort, int page) {
        return new WorklistQuery("offered", null, null, modality, null, null, null, null, sort, page);
    }

    private <T> T bean(Class<T> type) {
        return context.getBean(type);
    }
}

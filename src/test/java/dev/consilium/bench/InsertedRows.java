package dev.consilium.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of the server, and how many rows were inserted into it by group of tables, as PostgreSQL counts them. */
final class InsertedRows implements AutoCloseable {

    /** An idle connection hands in what it counted after ten seconds. */
    private static final long SETTLED_SECONDS = 12;

    private final EmbeddedPostgres postgres;
    private final String database;

    InsertedRows(EmbeddedPostgres postgres, String database) throws SQLException {
        this.postgres = postgres;
        this.database = database;
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        }
    }

    String jdbcUrl() {
        return postgres.getJdbcUrl("postgres", database);
    }

    Map<String, Long> count() throws InterruptedException {
        TimeUnit.SECONDS.sleep(SETTLED_SECONDS);
        return new TreeMap<>(JdbcClient.create(postgres.getDatabase("postgres", database))
                .sql("""
                        select case when relname like 'act_hi_%' then 'engine history'
                                    when relname like 'act_%' then 'engine runtime'
                                    else 'ours: ' || relname end as part, sum(n_tup_ins) as inserted
                        from pg_stat_user_tables group by 1""")
                .query((row, number) -> Map.entry(row.getString("part"), row.getLong("inserted")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    Map<String, Double> since(Map<String, Long> before, int cases) throws InterruptedException {
        Map<String, Double> rows = new TreeMap<>();
        count().forEach((part, now) -> {
            double perCase = (double) (now - before.getOrDefault(part, 0L)) / cases;
            if (perCase > 0) {
                rows.put(part, perCase);
            }
        });
        rows.put(
                "ours",
                rows.entrySet().stream()
                        .filter(row -> row.getKey().startsWith("ours: "))
                        .mapToDouble(Map.Entry::getValue)
                        .sum());
        return rows;
    }

    static String text(Map<String, Double> rows) {
        return rows.entrySet().stream()
                .map(row -> String.format(Locale.ROOT, "%s %.1f", row.getKey(), row.getValue()))
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        // the server takes its databases with it
    }
}

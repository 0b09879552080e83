package dev.consilium.testing;

import dev.consilium.common.Ids;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One real server for the tests of a run that need a database without an application; it ends with the JVM. */
public final class PostgresqlServer {

    private static final EmbeddedPostgres SERVER = start();
    private static final String MIGRATED = "migrated";

    private PostgresqlServer() {}

    /** A new database without tables. */
    public static DataSource empty() {
        return create("t" + Ids.random().replace("-", ""), "");
    }

    /** A new copy of one migrated database. */
    static synchronized DataSource migrated() {
        if (!exists(MIGRATED)) {
            TestDatabase.migrate(create(MIGRATED, ""), "postgresql");
        }
        return create("t" + Ids.random().replace("-", ""), " template " + MIGRATED);
    }

    private static DataSource create(String name, String options) {
        execute("create database " + name + options);
        return SERVER.getDatabase("postgres", name);
    }

    private static boolean exists(String name) {
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            return statement
                    .executeQuery("select 1 from pg_database where datname = '" + name + "'")
                    .next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String sql) {
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

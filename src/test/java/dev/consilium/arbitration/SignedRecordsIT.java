package dev.consilium.arbitration;

import dev.consilium.testing.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Decisions and ground truths on PostgreSQL; each test has a copy of one migrated database. */
class SignedRecordsIT extends SignedRecordsContract {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startServer() throws IOException {
        postgres = EmbeddedPostgres.start();
        create("migrated");
        TestDatabase.postgresql(postgres.getDatabase("postgres", "migrated"));
    }

    @AfterAll
    static void stopServer() throws IOException {
        postgres.close();
    }

    @Override
    TestDatabase database() {
        String name = "t" + System.nanoTime();
        create(name + " template migrated");
        return TestDatabase.postgresql(postgres.getDatabase("postgres", name));
    }

    private static void create(String database) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.consilium.annotation;

import dev.consilium.testing.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Readings on PostgreSQL. */
class ReadingsIT extends ReadingsContract {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startServer() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        postgres.close();
    }

    @Override
    TestDatabase database() {
        String name = "t" + System.nanoTime();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return TestDatabase.postgresql(postgres.getDatabase("postgres", name));
    }
}

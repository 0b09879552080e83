package dev.consilium.project;

import dev.consilium.testing.PostgresqlServer;
import dev.consilium.testing.TestDatabase;
import javax.sql.DataSource;

/** Versions of a project on PostgreSQL. */
class ProtocolsInForceIT extends ProtocolsInForceContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }

    @Override
    DataSource empty() {
        return PostgresqlServer.empty();
    }

    @Override
    String dialect() {
        return "postgresql";
    }
}

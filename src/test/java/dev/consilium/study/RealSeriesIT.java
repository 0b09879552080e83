package dev.consilium.study;

import dev.consilium.testing.PostgresqlServer;
import javax.sql.DataSource;

/** The same on PostgreSQL. */
class RealSeriesIT extends RealSeriesTest {

    @Override
    DataSource database() {
        return PostgresqlServer.empty();
    }
}

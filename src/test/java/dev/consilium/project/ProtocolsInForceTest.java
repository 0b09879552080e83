package dev.consilium.project;

import dev.consilium.common.Ids;
import dev.consilium.testing.TestDatabase;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Versions of a project on H2. */
class ProtocolsInForceTest extends ProtocolsInForceContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }

    @Override
    DataSource empty() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + Ids.random() + ";DB_CLOSE_DELAY=-1");
        return h2;
    }

    @Override
    String dialect() {
        return "h2";
    }
}

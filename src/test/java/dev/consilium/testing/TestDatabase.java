package dev.consilium.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.common.Ids;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A migrated database without a Spring context. */
public final class TestDatabase {

    private final DataSource dataSource;

    private TestDatabase(DataSource migrated) {
        this.dataSource = migrated;
    }

    static DataSource migrate(DataSource empty, String dialect) {
        Flyway.configure()
                .dataSource(empty)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + dialect)
                .load()
                .migrate();
        return empty;
    }

    /** In memory, for this test alone. */
    public static TestDatabase h2() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + Ids.random() + ";DB_CLOSE_DELAY=-1");
        return new TestDatabase(migrate(h2, "h2"));
    }

    /** On a real server, for this test alone. */
    public static TestDatabase postgresql() {
        return new TestDatabase(PostgresqlServer.migrated());
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /** Configured as Spring Boot configures the one of the application. */
    public static ObjectMapper json() {
        return Jackson2ObjectMapperBuilder.json().build();
    }
}

package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.testing.OnTwoRoles;
import dev.consilium.testing.TwoRoles;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Policies and look-ups, on PostgreSQL with two roles. */
@OnTwoRoles
class ReidentificationIT extends ReidentificationScenario {

    @Autowired
    private Environment environment;

    @Override
    JdbcClient owner() {
        return JdbcClient.create(new DriverManagerDataSource(
                environment.getRequiredProperty("spring.datasource.url"), TwoRoles.OWNER, ""));
    }

    @Test
    void theRoleOfTheRunningApplicationReadsNoRow() {
        assertThatThrownBy(() -> jdbc.sql("select sealed from reidentification.origin")
                        .query(String.class)
                        .list())
                .rootCause()
                .hasMessageContaining("permission denied for table origin");
    }
}

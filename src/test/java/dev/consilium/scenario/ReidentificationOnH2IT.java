package dev.consilium.scenario;

import dev.consilium.testing.OnH2;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Policies and look-ups, on H2, where the schema has no role of its own. */
@OnH2
@TestPropertySource(properties = "consilium.reidentification.kept=true")
class ReidentificationOnH2IT extends ReidentificationScenario {

    @Override
    JdbcClient owner() {
        return jdbc;
    }
}

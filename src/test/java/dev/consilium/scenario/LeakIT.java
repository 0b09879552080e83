package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;
import org.springframework.test.context.TestPropertySource;

/** On PostgreSQL, alone: what other tests leave behind is none of ours. */
@OnPostgresql
@TestPropertySource(properties = "spring.application.name=leaks")
class LeakIT extends LeakScenario {}

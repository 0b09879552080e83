package dev.consilium.scenario;

import dev.consilium.testing.OnH2;
import org.springframework.test.context.TestPropertySource;

/** On H2, alone: what other tests leave behind is none of ours. */
@OnH2
@TestPropertySource(properties = "spring.application.name=leaks")
class LeakOnH2IT extends LeakScenario {}

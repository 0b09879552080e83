package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** The guideline beside a task, on H2. */
@OnH2
class GuidelineOnH2IT extends GuidelineScenario {}

package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** Insight into a project, on H2. */
@OnH2
class InsightOnH2IT extends InsightScenario {}

package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** The worklist, on H2. */
@OnH2
class WorklistOnH2IT extends WorklistScenario {}

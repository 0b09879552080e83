package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** The edge-case board, on H2. */
@OnH2
class BoardOnH2IT extends BoardScenario {}

package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** How far due dates are kept, on H2. */
@OnH2
class PunctualityOnH2IT extends PunctualityScenario {}

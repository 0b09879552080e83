package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** Arbitration, on H2. */
@OnH2
class ArbitrationOnH2IT extends ArbitrationScenario {}

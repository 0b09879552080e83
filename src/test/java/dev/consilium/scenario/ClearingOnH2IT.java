package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** A series held back, on H2. */
@OnH2
class ClearingOnH2IT extends ClearingScenario {}

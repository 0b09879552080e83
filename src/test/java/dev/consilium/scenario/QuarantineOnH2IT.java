package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** A series held back, on H2. */
@OnH2
class QuarantineOnH2IT extends QuarantineScenario {}

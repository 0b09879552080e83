package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** The roads of a case, on H2. */
@OnH2
class RoadsOnH2IT extends RoadsScenario {}

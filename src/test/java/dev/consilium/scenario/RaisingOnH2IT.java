package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** What stands in the way of a reading, on H2. */
@OnH2
class RaisingOnH2IT extends RaisingScenario {}

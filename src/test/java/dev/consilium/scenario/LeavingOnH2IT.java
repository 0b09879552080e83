package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** People who are invited, leave and come back, on H2. */
@OnH2
class LeavingOnH2IT extends LeavingScenario {}

package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** Who reads and arbitrates, on H2. */
@OnH2
class StaffingOnH2IT extends StaffingScenario {}

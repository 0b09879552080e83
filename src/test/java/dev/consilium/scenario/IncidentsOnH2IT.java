package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** Technical faults, on H2. */
@OnH2
class IncidentsOnH2IT extends IncidentsScenario {}

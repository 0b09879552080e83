package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** How the installation fares, on H2. */
@OnH2
class SystemOnH2IT extends SystemScenario {}

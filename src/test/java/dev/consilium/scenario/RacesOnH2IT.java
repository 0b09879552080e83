package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** What happens at one instant, on H2. */
@OnH2
class RacesOnH2IT extends RacesScenario {}

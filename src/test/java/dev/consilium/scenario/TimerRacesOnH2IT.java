package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** Handing in against a timer or against somebody else, on H2. */
@OnH2
class TimerRacesOnH2IT extends TimerRacesScenario {}

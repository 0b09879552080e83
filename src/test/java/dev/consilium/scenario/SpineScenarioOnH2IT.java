package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** The spine on the embedded default. */
@OnH2
class SpineScenarioOnH2IT extends SpineScenario {}

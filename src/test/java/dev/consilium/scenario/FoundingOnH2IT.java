package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** Founding a project in three steps, on H2. */
@OnH2
class FoundingOnH2IT extends FoundingScenario {}

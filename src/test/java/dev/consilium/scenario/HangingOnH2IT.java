package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** What hangs beside the images of a case, on H2. */
@OnH2
class HangingOnH2IT extends HangingScenario {}

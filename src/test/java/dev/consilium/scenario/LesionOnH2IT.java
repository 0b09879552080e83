package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** Lesions marked by two readers, on H2. */
@OnH2
class LesionOnH2IT extends LesionScenario {}

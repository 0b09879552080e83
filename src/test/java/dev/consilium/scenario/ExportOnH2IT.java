package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** Exports, on H2. */
@OnH2
class ExportOnH2IT extends ExportScenario {}

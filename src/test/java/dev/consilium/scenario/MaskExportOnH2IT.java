package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** Masks in exports, on H2. */
@OnH2
class MaskExportOnH2IT extends MaskExportScenario {}

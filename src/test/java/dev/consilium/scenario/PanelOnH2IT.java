package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** Panels, on H2. */
@OnH2
class PanelOnH2IT extends PanelScenario {}

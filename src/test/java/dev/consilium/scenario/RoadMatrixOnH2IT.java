package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** The matrix of wait states and events, on H2. */
@OnH2
class RoadMatrixOnH2IT extends RoadMatrixScenario {}

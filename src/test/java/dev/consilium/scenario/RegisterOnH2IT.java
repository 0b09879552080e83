package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** The edge-case register, on H2. */
@OnH2
class RegisterOnH2IT extends RegisterScenario {}

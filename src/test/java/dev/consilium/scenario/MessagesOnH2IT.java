package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** Messages to cases, on H2. */
@OnH2
class MessagesOnH2IT extends MessagesScenario {}

package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** Feedback to readers, on H2. */
@OnH2
class FeedbackOnH2IT extends FeedbackScenario {}

package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** The specialist's review, on H2. */
@OnH2
class ReviewOnH2IT extends ReviewScenario {}

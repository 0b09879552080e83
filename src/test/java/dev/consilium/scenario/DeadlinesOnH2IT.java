package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** Deadlines, absences and drafts, on H2. */
@OnH2
class DeadlinesOnH2IT extends DeadlinesScenario {}

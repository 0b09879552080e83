package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** Drafts of protocols, on H2. */
@OnH2
class DraftsOnH2IT extends DraftsScenario {}

package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** Deploying drafts on H2. */
@OnH2
class DeploymentOnH2IT extends DeploymentScenario {}

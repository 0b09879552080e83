package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** Deploying drafts on PostgreSQL. */
@OnPostgresql
class DeploymentIT extends DeploymentScenario {}

package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** The spine on PostgreSQL. */
@OnPostgresql
class SpineScenarioIT extends SpineScenario {}

package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** The roads of a case, on PostgreSQL. */
@OnPostgresql
class RoadsIT extends RoadsScenario {}

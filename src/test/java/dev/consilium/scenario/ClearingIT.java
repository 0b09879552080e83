package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** A series held back, on PostgreSQL. */
@OnPostgresql
class ClearingIT extends ClearingScenario {}

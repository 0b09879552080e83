package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** People who are invited, leave and come back, on PostgreSQL. */
@OnPostgresql
class LeavingIT extends LeavingScenario {}

package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** What stands in the way of a reading, on PostgreSQL. */
@OnPostgresql
class RaisingIT extends RaisingScenario {}

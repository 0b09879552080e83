package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** What hangs beside the images of a case, on PostgreSQL. */
@OnPostgresql
class HangingIT extends HangingScenario {}

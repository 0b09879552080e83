package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** The edge-case board, on PostgreSQL. */
@OnPostgresql
class BoardIT extends BoardScenario {}

package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** How the installation fares, on PostgreSQL. */
@OnPostgresql
class SystemIT extends SystemScenario {}

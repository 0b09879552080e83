package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** Technical faults, on PostgreSQL. */
@OnPostgresql
class IncidentsIT extends IncidentsScenario {}

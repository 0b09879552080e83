package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** Arbitration, on PostgreSQL. */
@OnPostgresql
class ArbitrationIT extends ArbitrationScenario {}

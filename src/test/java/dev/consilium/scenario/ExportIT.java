package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** Exports, on PostgreSQL. */
@OnPostgresql
class ExportIT extends ExportScenario {}

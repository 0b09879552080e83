package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** The worklist, on PostgreSQL. */
@OnPostgresql
class WorklistIT extends WorklistScenario {}

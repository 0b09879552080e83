package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** Deadlines, absences and drafts, on PostgreSQL. */
@OnPostgresql
class DeadlinesIT extends DeadlinesScenario {}

package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** Founding a project in three steps, on PostgreSQL. */
@OnPostgresql
class FoundingIT extends FoundingScenario {}

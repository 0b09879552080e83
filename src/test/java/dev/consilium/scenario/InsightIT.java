package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** Insight into a project, on PostgreSQL. */
@OnPostgresql
class InsightIT extends InsightScenario {}

package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** The guideline beside a task, on PostgreSQL. */
@OnPostgresql
class GuidelineIT extends GuidelineScenario {}

package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** How far due dates are kept, on PostgreSQL. */
@OnPostgresql
class PunctualityIT extends PunctualityScenario {}

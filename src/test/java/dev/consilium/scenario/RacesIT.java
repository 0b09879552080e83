package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** What happens at one instant, on PostgreSQL. */
@OnPostgresql
class RacesIT extends RacesScenario {}

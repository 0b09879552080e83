package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** Handing in against a timer or against somebody else, on PostgreSQL. */
@OnPostgresql
class TimerRacesIT extends TimerRacesScenario {}

package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** The edge-case register, on PostgreSQL. */
@OnPostgresql
class RegisterIT extends RegisterScenario {}

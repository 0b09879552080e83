package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** Lesions marked by two readers, on PostgreSQL. */
@OnPostgresql
class LesionIT extends LesionScenario {}

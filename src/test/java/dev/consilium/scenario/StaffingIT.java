package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** Who reads and arbitrates, on PostgreSQL. */
@OnPostgresql
class StaffingIT extends StaffingScenario {}

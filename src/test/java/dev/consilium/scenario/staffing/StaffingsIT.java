package dev.consilium.scenario.staffing;

import dev.consilium.testing.OnPostgresql;

/** Random staffings, on PostgreSQL. */
@OnPostgresql
class StaffingsIT extends StaffingsScenario {

    @Override
    long firstSeed() {
        return 1;
    }
}

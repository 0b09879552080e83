package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** The matrix of wait states and events, on PostgreSQL. */
@OnPostgresql
class RoadMatrixIT extends RoadMatrixScenario {

    @Override
    boolean isOfTheThird() {
        return false;
    }
}

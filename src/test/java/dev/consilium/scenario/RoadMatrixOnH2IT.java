package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/**
 * A third of the matrix of wait states and events, on H2: what is expected of a row is read from the diagrams, and PostgreSQL walks
 * every row. {@code ./dev chaos roads} walks every row here too.
 */
@OnH2
class RoadMatrixOnH2IT extends RoadMatrixScenario {

    @Override
    boolean tries(String row) {
        return Boolean.getBoolean("consilium.chaos") || Math.floorMod(row.hashCode(), 3) == 0;
    }
}

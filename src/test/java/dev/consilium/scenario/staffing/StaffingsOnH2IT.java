package dev.consilium.scenario.staffing;

import dev.consilium.testing.OnH2;

/** Random staffings, on H2. */
@OnH2
class StaffingsOnH2IT extends StaffingsScenario {

    @Override
    long firstSeed() {
        return 1L + FEW;
    }
}

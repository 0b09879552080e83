package dev.consilium.arbitration.consensus;

import dev.consilium.testing.TestDatabase;

/** Weighings and reader models on H2. */
class ConsensusRecordsTest extends ConsensusRecordsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}

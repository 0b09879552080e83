package dev.consilium.arbitration.consensus;

import dev.consilium.testing.TestDatabase;

/** Weighings and reader models on PostgreSQL. */
class ConsensusRecordsIT extends ConsensusRecordsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}

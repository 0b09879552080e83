package dev.consilium.arbitration;

import dev.consilium.testing.TestDatabase;

/** Decisions and ground truths on PostgreSQL. */
class SignedRecordsIT extends SignedRecordsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}

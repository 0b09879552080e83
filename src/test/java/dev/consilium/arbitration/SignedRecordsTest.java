package dev.consilium.arbitration;

import dev.consilium.testing.TestDatabase;

/** Decisions and ground truths on H2. */
class SignedRecordsTest extends SignedRecordsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}

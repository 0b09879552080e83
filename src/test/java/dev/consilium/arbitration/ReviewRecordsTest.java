package dev.consilium.arbitration;

import dev.consilium.testing.TestDatabase;

/** Reviews and requests to rework a reading on H2. */
class ReviewRecordsTest extends ReviewRecordsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}

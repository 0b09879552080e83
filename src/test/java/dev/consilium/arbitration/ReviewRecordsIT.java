package dev.consilium.arbitration;

import dev.consilium.testing.TestDatabase;

/** Reviews and requests to rework a reading on PostgreSQL. */
class ReviewRecordsIT extends ReviewRecordsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}

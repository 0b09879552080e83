package dev.consilium.arbitration.edgecase;

import dev.consilium.testing.TestDatabase;

/** The register on PostgreSQL. */
class EdgeCaseRecordsIT extends EdgeCaseRecordsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}

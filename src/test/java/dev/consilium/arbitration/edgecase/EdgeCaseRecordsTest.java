package dev.consilium.arbitration.edgecase;

import dev.consilium.testing.TestDatabase;

/** The register on H2. */
class EdgeCaseRecordsTest extends EdgeCaseRecordsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}

package dev.consilium.arbitration.panel;

import dev.consilium.testing.TestDatabase;

/** Panels and their votes on PostgreSQL. */
class PanelRecordsIT extends PanelRecordsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}

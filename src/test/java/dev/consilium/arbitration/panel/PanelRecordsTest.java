package dev.consilium.arbitration.panel;

import dev.consilium.testing.TestDatabase;

/** Panels and their votes on H2. */
class PanelRecordsTest extends PanelRecordsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}

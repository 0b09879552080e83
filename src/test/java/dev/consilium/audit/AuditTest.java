package dev.consilium.audit;

import dev.consilium.testing.TestDatabase;

/** The trail on H2. */
class AuditTest extends AuditContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }

    @Override
    String dropGuards() {
        return "drop trigger audit_entry_append_only; drop trigger audit_head_stays;";
    }
}

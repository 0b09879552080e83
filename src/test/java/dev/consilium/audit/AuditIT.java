package dev.consilium.audit;

import dev.consilium.testing.TestDatabase;

/** The trail on PostgreSQL. */
class AuditIT extends AuditContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }

    @Override
    String dropGuards() {
        return """
                drop trigger audit_entry_append_only on audit_entry; drop trigger audit_entry_no_truncate on audit_entry;
                drop trigger audit_head_stays on audit_head; drop trigger audit_head_no_truncate on audit_head;""";
    }
}

package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** Audits and reopened cases, on PostgreSQL. */
@OnPostgresql
class AuditIT extends AuditScenario {}

package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** Drafts of protocols, on PostgreSQL. */
@OnPostgresql
class DraftsIT extends DraftsScenario {}

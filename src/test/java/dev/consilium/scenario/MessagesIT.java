package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** Messages to cases, on PostgreSQL. */
@OnPostgresql
class MessagesIT extends MessagesScenario {}

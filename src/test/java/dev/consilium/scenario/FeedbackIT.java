package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** Feedback to readers, on PostgreSQL. */
@OnPostgresql
class FeedbackIT extends FeedbackScenario {}

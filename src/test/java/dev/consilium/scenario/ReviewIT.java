package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** The specialist's review, on PostgreSQL. */
@OnPostgresql
class ReviewIT extends ReviewScenario {}

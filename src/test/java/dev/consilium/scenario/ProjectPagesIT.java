package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** The pages of a project, on PostgreSQL. */
@OnPostgresql
class ProjectPagesIT extends ProjectPagesScenario {}

package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** Panels, on PostgreSQL. */
@OnPostgresql
class PanelIT extends PanelScenario {}

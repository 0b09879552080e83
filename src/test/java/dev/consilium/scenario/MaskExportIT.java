package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** Masks in exports, on PostgreSQL. */
@OnPostgresql
class MaskExportIT extends MaskExportScenario {}

package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** DICOMweb, on PostgreSQL. */
@OnPostgresql
class DicomWebIT extends DicomWebScenario {}

package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** DICOMweb, on H2. */
@OnH2
class DicomWebOnH2IT extends DicomWebScenario {}

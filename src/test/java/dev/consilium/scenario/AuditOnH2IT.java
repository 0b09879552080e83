package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** Audits and reopened cases, on H2. */
@OnH2
class AuditOnH2IT extends AuditScenario {}

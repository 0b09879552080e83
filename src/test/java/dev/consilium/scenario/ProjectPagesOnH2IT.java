package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** The pages of a project, on H2. */
@OnH2
class ProjectPagesOnH2IT extends ProjectPagesScenario {}

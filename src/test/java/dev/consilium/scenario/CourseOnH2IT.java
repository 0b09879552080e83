package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

/** The course of cases, on H2. */
@OnH2
class CourseOnH2IT extends CourseScenario {}

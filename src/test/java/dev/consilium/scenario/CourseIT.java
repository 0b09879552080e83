package dev.consilium.scenario;

import dev.consilium.testing.OnPostgresql;

/** The course of cases, on PostgreSQL. */
@OnPostgresql
class CourseIT extends CourseScenario {}

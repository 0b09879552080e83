package dev.consilium.annotation;

import dev.consilium.testing.TestDatabase;

/** Readings on PostgreSQL. */
class ReadingsIT extends ReadingsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}

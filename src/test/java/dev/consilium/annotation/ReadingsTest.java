package dev.consilium.annotation;

import dev.consilium.testing.TestDatabase;

/** Readings on H2. */
class ReadingsTest extends ReadingsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}

package dev.consilium.arbitration;

import dev.consilium.testing.TestDatabase;

/** Labels as the product stores them, for tests of other packages of the module. */
public final class StoredLabels {

    private StoredLabels() {}

    public static LabelsJson json() {
        return new LabelsJson(TestDatabase.json());
    }
}

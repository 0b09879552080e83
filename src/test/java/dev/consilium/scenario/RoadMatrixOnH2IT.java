package dev.consilium.scenario;

import dev.consilium.testing.OnH2;

@OnH2
class RoadMatrixOnH2IT extends RoadMatrixScenario {

    @Override
    boolean isOfTheThird() {
        return true;
    }
}

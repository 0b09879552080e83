package dev.consilium.quality.decision;

import java.util.List;

/** How a calibration is fitted to outcomes. */
public enum CalibrationMethod {
    TEMPERATURE("temperature") {
        @Override
        CalibrationMap fit(List<Outcome> outcomes) {
            return TemperatureScaling.fit(outcomes);
        }
    },
    ISOTONIC("isotonic") {
        @Override
        CalibrationMap fit(List<Outcome> outcomes) {
            return IsotonicRegression.fit(outcomes);
        }
    };

    private final String id;

    CalibrationMethod(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    abstract CalibrationMap fit(List<Outcome> outcomes);
}

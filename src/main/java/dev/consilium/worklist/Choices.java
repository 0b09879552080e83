package dev.consilium.worklist;

import dev.consilium.annotation.LabelKind;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.arbitration.ArbitrationView.BlindedReading;
import java.util.List;

/** Options a form takes from the case instead of listing them itself. */
final class Choices {
    /** Named as form-js names the members of an option. */
    record Choice(String label, String value) {}

    private Choices() {}

    /** The classes that are said of the whole image; the others are drawn. */
    static List<Choice> classes(LabelSchema schema) {
        return schema.classes().stream()
                .filter(c -> c.kind() == LabelKind.FINDING)
                .map(c -> new Choice(c.name(), c.code()))
                .toList();
    }

    static List<Choice> readers(List<BlindedReading> readings) {
        return readings.stream()
                .map(reading -> new Choice(reading.alias(), Integer.toString(reading.number())))
                .toList();
    }
}

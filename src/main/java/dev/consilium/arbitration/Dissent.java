package dev.consilium.arbitration;

import dev.consilium.annotation.Label;
import dev.consilium.annotation.Reading;
import java.util.List;

/** Who said otherwise than a decision. Where it comes to no label there is nothing to differ from, so nobody dissents. */
final class Dissent {

    private Dissent() {}

    /** @return ids of the readings */
    static List<String> of(DecideCommand.Kind kind, List<Label> labels, List<Reading> readings) {
        return kind.labelled()
                ? readings.stream()
                        .filter(reading -> !Values.of(reading).equals(Values.of(labels)))
                        .map(Reading::id)
                        .toList()
                : List.of();
    }
}

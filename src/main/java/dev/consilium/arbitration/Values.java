package dev.consilium.arbitration;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.Reading;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a set of labels says of a case: its classes. Two readings say the same when these are equal. */
public final class Values {

    private static final String NONE = "-";

    private Values() {}

    public static Set<String> of(List<Label> labels) {
        return labels.stream().map(Label::labelClass).collect(Collectors.toCollection(TreeSet::new));
    }

    public static Set<String> of(Reading reading) {
        Annotation annotation = reading.annotation();
        return annotation == null ? Set.of() : of(annotation.labels());
    }

    public static String text(Set<String> value) {
        return value.isEmpty() ? NONE : String.join("+", value);
    }
}

package dev.consilium.annotation;

import dev.consilium.annotation.LabelSchema.LabelClass;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Notices that a label says again what an earlier one said: the same class at the same place, and of a lateral class without a place
 * the same side. A label that does not say its side may mean any of them.
 */
final class RepeatedLabels {

    private final Map<Object, Set<Optional<Side>>> before = new HashMap<>();

    /** Adds to the check what is wrong with this label beside those before it. @param labelClass empty where it is not known */
    void compare(Label label, Optional<LabelClass> labelClass, LabelCheck check) {
        Set<Optional<Side>> sides = before.computeIfAbsent(identity(label), place -> new HashSet<>());
        Optional<LabelClass> lateral = labelClass.filter(known -> known.lateral() && label.geometry() == null);
        Optional<Side> side = lateral.flatMap(known -> known.sideOf(label));
        if (sides.stream().anyMatch(other -> other.isEmpty() || side.isEmpty() || other.equals(side))) {
            check.block("DUPLICATE_LABEL", "", "This label is given twice: remove one.");
        } else if (sides.stream().anyMatch(other -> contradict(other.orElseThrow(), side.orElseThrow()))) {
            lateral.ifPresent(check::contradiction);
        }
        sides.add(side);
    }

    private static boolean contradict(Side one, Side other) {
        return one.contains(other) || other.contains(one);
    }

    private static Object identity(Label label) {
        return label.geometry() == null ? label.labelClass() : List.of(label.labelClass(), label.geometry());
    }
}

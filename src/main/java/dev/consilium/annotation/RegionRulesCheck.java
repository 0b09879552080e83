package dev.consilium.annotation;

import dev.consilium.annotation.LabelSchema.LabelClass;
import dev.consilium.annotation.LabelSchema.RegionRules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the rules a label schema has for places can be kept at all. */
final class RegionRulesCheck {

    /** Kinds a label can lie inside of. */
    private static final Set<LabelKind> AREAS =
            EnumSet.of(LabelKind.BOX, LabelKind.ROTATED_BOX, LabelKind.POLYGON, LabelKind.MASK);

    private RegionRulesCheck() {}

    static List<String> violations(LabelSchema schema) {
        return schema.classes().stream()
                .flatMap(known -> violations(schema, known).stream().map(what -> "class " + known.code() + " " + what))
                .toList();
    }

    private static List<String> violations(LabelSchema schema, LabelClass labelClass) {
        RegionRules rules = labelClass.region();
        List<String> found = new ArrayList<>();
        if (rules == null) {
            return found;
        }
        if (labelClass.kind() == LabelKind.POLYLINE) {
            found.add("is a line, which covers no voxel: it has no region");
        }
        if (MaskTopology.asked(rules) && labelClass.kind() != LabelKind.MASK) {
            found.add("has rules for pieces or holes, and is no mask");
        }
        if (rules.inside() != null) {
            inside(schema, labelClass, rules.inside()).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<String> inside(LabelSchema schema, LabelClass labelClass, String code) {
        Optional<LabelClass> parent = schema.find(code);
        if (parent.isEmpty()) {
            return Optional.of("lies inside " + code + ", which is no class");
        }
        if (!AREAS.contains(parent.get().kind())) {
            return Optional.of("lies inside " + code + ", which covers nothing");
        }
        Set<String> passed = new HashSet<>();
        Optional<LabelClass> next = parent;
        while (next.isPresent() && passed.add(next.get().code())) {
            next = next.map(LabelClass::region).map(RegionRules::inside).flatMap(schema::find);
        }
        return passed.contains(labelClass.code()) ? Optional.of("lies inside itself") : Optional.empty();
    }
}

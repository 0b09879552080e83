package dev.consilium.annotation;

import dev.consilium.annotation.LabelSchema.LabelClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Checks submitted labels against their schema; every finding has a code and a place. */
@Component
public class LabelValidation {

    /** Pure: the same labels give the same findings. */
    public List<LabelFinding> validate(LabelSchema schema, List<Label> labels) {
        return validate(schema, labels, Set.of());
    }

    /** As {@link #validate(LabelSchema, List)}; who called the image unusable need not label it. */
    public List<LabelFinding> validate(LabelSchema schema, List<Label> labels, Set<Flag> flags) {
        List<LabelFinding> findings = new ArrayList<>();
        if (labels.isEmpty()) {
            findings.add(missingLabel(schema, flags));
        }
        Set<Object> seen = new HashSet<>();
        for (int index = 0; index < labels.size(); index++) {
            Label label = labels.get(index);
            LabelCheck check = new LabelCheck("/" + index, label);
            schema.find(label.labelClass())
                    .filter(known -> known.kind() == label.kind())
                    .ifPresentOrElse(check::against, check::unknown);
            if (!seen.add(identity(label))) {
                check.block("DUPLICATE_LABEL", "", "This label is given twice: remove one.");
            }
            findings.addAll(check.findings());
        }
        findings.addAll(exclusive(schema, labels));
        return List.copyOf(findings);
    }

    /**
     * Refuses labels the schema does not know, before anything is stored.
     *
     * @throws dev.consilium.common.Refusal UNPROCESSABLE {@code UNKNOWN_CLASS}, {@code WRONG_KIND}, {@code UNKNOWN_ATTRIBUTE}
     */
    public void requireKnown(LabelSchema schema, List<Label> labels) {
        KnownLabels.require(schema, labels);
    }

    /** Nothing said is an answer, unless the schema has an image-level class that stands alone, such as "normal". */
    public static boolean needsLabel(LabelSchema schema, Set<Flag> flags) {
        return !flags.contains(Flag.UNUSABLE_IMAGE)
                && schema.classes().stream().anyMatch(c -> c.kind() == LabelKind.FINDING && c.exclusive());
    }

    private static LabelFinding missingLabel(LabelSchema schema, Set<Flag> flags) {
        return new LabelFinding("MISSING_LABEL", needsLabel(schema, flags), "", "No label was given.");
    }

    private static Object identity(Label label) {
        return label.geometry() == null ? label.labelClass() : List.of(label.labelClass(), label.geometry());
    }

    private static List<LabelFinding> exclusive(LabelSchema schema, List<Label> labels) {
        List<LabelFinding> findings = new ArrayList<>();
        for (int index = 0; index < labels.size(); index++) {
            Label label = labels.get(index);
            boolean alone =
                    schema.find(label.labelClass()).map(LabelClass::exclusive).orElse(false);
            if (alone && labels.stream().anyMatch(other -> besides(label, other))) {
                findings.add(new LabelFinding(
                        "EXCLUSIVE_CLASS",
                        true,
                        "/" + index,
                        "Class " + label.labelClass() + " cannot stand beside another class."));
            }
        }
        return findings;
    }

    private static boolean besides(Label label, Label other) {
        return other.kind() == label.kind() && !other.labelClass().equals(label.labelClass());
    }

    /** @param location JSON pointer into the labels, for example {@code /0/attributes/side} */
    public record LabelFinding(String code, boolean blocking, String location, String sentence) {}
}

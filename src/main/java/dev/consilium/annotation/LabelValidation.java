package dev.consilium.annotation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.consilium.annotation.LabelSchema.LabelClass;
import dev.consilium.annotation.LabelSchema.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks submitted labels against their schema; every finding has a code and a place. */
@Component
public class LabelValidation {

    private static final String MISSING_LABEL = "MISSING_LABEL";

    /** Pure: the same labels give the same findings. */
    public List<LabelFinding> validate(LabelSchema schema, List<Label> labels) {
        return validate(schema, labels, Set.of());
    }

    /** As {@link #validate(LabelSchema, List)}; who called the image unusable need not label it. */
    public List<LabelFinding> validate(LabelSchema schema, List<Label> labels, Set<Flag> flags) {
        if (labels.isEmpty()) {
            return List.of(missingLabel(schema, flags));
        }
        List<LabelFinding> findings = new ArrayList<>();
        RepeatedLabels repeated = new RepeatedLabels();
        for (int index = 0; index < labels.size(); index++) {
            Label label = labels.get(index);
            LabelCheck check = new LabelCheck("/" + index, label);
            Optional<LabelClass> known = schema.find(label.labelClass()).filter(found -> found.kind() == label.kind());
            known.ifPresentOrElse(check::against, check::unknown);
            repeated.compare(label, known, check);
            findings.addAll(check.findings());
        }
        findings.addAll(exclusive(schema, labels));
        return findings.stream().map(schema::weigh).toList();
    }

    /**
     * Refuses labels the schema does not know, before anything is stored.
     *
     * @throws dev.consilium.common.Refusal UNPROCESSABLE {@code UNKNOWN_CLASS}, {@code WRONG_KIND}, {@code UNKNOWN_ATTRIBUTE}
     */
    public void requireKnown(LabelSchema schema, List<Label> labels) {
        KnownLabels.require(schema, labels);
    }

    /**
     * Nothing said is an answer, unless the schema has an image-level class that stands alone, such as "normal", or says itself how
     * grave it is.
     */
    public static boolean needsLabel(LabelSchema schema, Set<Flag> flags) {
        Severity chosen = schema.checks().get(MISSING_LABEL);
        boolean needed = chosen == null
                ? schema.classes().stream().anyMatch(c -> c.kind() == LabelKind.FINDING && c.exclusive())
                : chosen == Severity.BLOCKING;
        return needed && !flags.contains(Flag.UNUSABLE_IMAGE);
    }

    /** What the reader is told before handing in: that nothing was said only where the author of the schema asks for it. */
    public static boolean isWorthAWarning(LabelSchema schema, LabelFinding finding) {
        return !finding.blocking()
                && (!finding.code().equals(MISSING_LABEL) || schema.checks().containsKey(MISSING_LABEL));
    }

    private static LabelFinding missingLabel(LabelSchema schema, Set<Flag> flags) {
        return new LabelFinding(MISSING_LABEL, needsLabel(schema, flags), "", "No label was given.");
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

    /**
     * @param location JSON pointer into the labels, for example {@code /0/attributes/side}
     * @param voxel where on the images, null where it is nowhere in particular
     */
    public record LabelFinding(
            String code,
            boolean blocking,
            String location,
            String sentence,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            VoxelPlace voxel) {

        public LabelFinding(String code, boolean blocking, String location, String sentence) {
            this(code, blocking, location, sentence, null);
        }

        LabelFinding blocking(boolean blocks) {
            return new LabelFinding(code, blocks, location, sentence, voxel);
        }
    }
}

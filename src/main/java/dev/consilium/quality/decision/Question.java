package dev.consilium.quality.decision;

import dev.consilium.annotation.LabelKind;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.LabelSchema.LabelClass;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One thing a reading answers about an image as a whole.
 *
 * @param id code of the class asked about, or {@link #ONE_OF} where one of all classes is asked for
 * @param classes the answers in schema order
 * @param critical answers whose wrong acceptance the schema calls critical: of a binary question about a critical class both
 */
public record Question(String id, List<String> classes, Set<String> critical) {

    public static final String ONE_OF = "one-of";
    public static final String ABSENT = "absent";
    public static final String PRESENT = "present";

    public Question {
        classes = List.copyOf(classes);
        critical = Set.copyOf(critical);
    }

    /**
     * The questions of a schema's image-level classes: one with all of them as answers where all are exclusive, else one of
     * absent or present per class.
     */
    public static List<Question> of(LabelSchema schema) {
        List<LabelClass> findings = schema.classes().stream()
                .filter(labelClass -> labelClass.kind() == LabelKind.FINDING)
                .toList();
        return !findings.isEmpty() && findings.stream().allMatch(LabelClass::exclusive)
                ? List.of(oneOf(findings))
                : findings.stream().map(Question::presence).toList();
    }

    /** What a reading with these classes answers; empty where it gives none, or several, of exclusive classes. */
    public Optional<String> answer(Collection<String> given) {
        if (!id.equals(ONE_OF)) {
            return Optional.of(given.contains(id) ? PRESENT : ABSENT);
        }
        List<String> answers = classes.stream().filter(given::contains).toList();
        return answers.size() == 1 ? Optional.of(answers.get(0)) : Optional.empty();
    }

    /** The code of the class an answer gives, empty for absent. */
    public Optional<String> classOf(String answer) {
        return id.equals(ONE_OF) ? Optional.of(answer) : Optional.of(id).filter(code -> answer.equals(PRESENT));
    }

    private static Question oneOf(List<LabelClass> findings) {
        return new Question(
                ONE_OF,
                findings.stream().map(LabelClass::code).toList(),
                findings.stream()
                        .filter(LabelClass::critical)
                        .map(LabelClass::code)
                        .collect(Collectors.toSet()));
    }

    private static Question presence(LabelClass finding) {
        List<String> answers = List.of(ABSENT, PRESENT);
        return new Question(finding.code(), answers, finding.critical() ? Set.copyOf(answers) : Set.of());
    }
}

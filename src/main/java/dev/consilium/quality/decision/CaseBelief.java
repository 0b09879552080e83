package dev.consilium.quality.decision;

import dev.consilium.annotation.LabelSchema;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one case after its independent readings, question by question. The questions are taken as independent, so
 * the case's posterior is the product of their largest probabilities.
 *
 * @param readings how many of them there were, answered or not
 */
public record CaseBelief(List<QuestionBelief> questions, int readings) {

    /** What one more reading by this reader is expected to add to the posterior of the case; reader null: one not known yet. */
    public record NextReading(@Nullable String reader, double expectedGain) {

        /** Whether it is worth its cost, in the unit of the cost of a wrong label. */
        public boolean worth(double costOfLabel, double costOfError) {
            return costOfError * expectedGain > costOfLabel;
        }
    }

    public CaseBelief {
        questions = List.copyOf(questions);
    }

    /** Before any reading. @param models by id of the question; a question without one is not fitted yet */
    public static CaseBelief before(LabelSchema schema, Map<String, ReaderModel> models) {
        return new CaseBelief(
                Question.of(schema).stream()
                        .map(question -> QuestionBelief.before(
                                question,
                                Optional.ofNullable(models.get(question.id()))
                                        .orElseGet(() -> ReaderModel.unfitted(question.classes()))))
                        .toList(),
                0);
    }

    /** @param given codes of the classes the reading holds */
    public CaseBelief after(String reader, Collection<String> given) {
        return new CaseBelief(
                questions.stream()
                        .map(belief -> belief.question()
                                .answer(given)
                                .map(answer -> belief.after(reader, answer))
                                .orElse(belief))
                        .toList(),
                readings + 1);
    }

    /** The chance that the leading answers are all right; 1 for a schema without image-level classes. */
    public double posterior() {
        return questions.stream()
                .mapToDouble(belief -> belief.posterior().max())
                .reduce(1, (a, b) -> a * b);
    }

    /** Codes of the classes the leading answers give, in schema order. */
    public List<String> label() {
        return questions.stream()
                .flatMap(belief -> belief.question().classOf(belief.posterior().label()).stream())
                .toList();
    }

    public boolean tie() {
        return questions.stream().anyMatch(belief -> belief.posterior().tie());
    }

    /**
     * The reading that is expected to tell most: over every next answer of each available reader, or of one not known yet where
     * none is named. Equal gains go to the first reader by id.
     */
    public NextReading next(Collection<String> available) {
        Stream<NextReading> readings = available.isEmpty()
                ? Stream.of(next((String) null))
                : available.stream().sorted().map(this::next);
        return readings.max(Comparator.comparingDouble(NextReading::expectedGain))
                .orElseThrow();
    }

    private NextReading next(@Nullable String reader) {
        double expected = 1;
        for (QuestionBelief belief : questions) {
            ReaderModel model = belief.model();
            expected *= belief.posterior().expectedMax(reader == null ? model.unknown() : model.confusion(reader));
        }
        return new NextReading(reader, Math.max(0, expected - posterior()));
    }
}

package dev.consilium.quality;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.common.Digests;
import dev.consilium.quality.consensus.ConsensusMethod;
import dev.consilium.quality.decision.Calibration;
import dev.consilium.quality.decision.CaseBelief;
import dev.consilium.quality.decision.Outcome;
import dev.consilium.quality.decision.Question;
import dev.consilium.quality.decision.ReaderModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What is known of the readers of a project: how they err, question by question, and what posteriors have been worth.
 *
 * @param models by id of the question
 */
public record KnownReaders(Map<String, ReaderModel> models, Calibration calibration) {

    private static final int FOLDS = 5;

    /** Of nobody anything. */
    public static final KnownReaders NONE = new KnownReaders(Map.of(), Calibration.none());

    public KnownReaders {
        models = Map.copyOf(models);
    }

    /**
     * From the independent readings of cases that are settled. Posteriors are held against what experts found by models that
     * were fitted without those cases.
     *
     * @param cases in order of their ids
     * @param refuted what was read before an audit found it wrong; models are not fitted to it
     */
    public static KnownReaders of(LabelSchema schema, List<ReadCase> cases, List<RefutedCase> refuted) {
        List<Question> questions = Question.of(schema);
        List<Outcome> outcomes = new ArrayList<>();
        for (int fold = 0; fold < FOLDS && cases.stream().anyMatch(ReadCase::known); fold++) {
            int held = fold;
            Map<String, ReaderModel> others =
                    models(questions, fold(cases, at -> at % FOLDS != held), ConsensusMethod.DAWID_SKENE);
            fold(cases, at -> at % FOLDS == held).stream()
                    .filter(ReadCase::known)
                    .forEach(one -> outcomes.add(outcome(schema, others, one)));
        }
        Map<String, ReaderModel> models = models(questions, cases, ConsensusMethod.DAWID_SKENE);
        refuted.forEach(one -> outcome(schema, models, one).ifPresent(outcomes::add));
        return new KnownReaders(models, Calibration.of(outcomes));
    }

    /**
     * From readings alone, by any label model; nothing is calibrated.
     *
     * @param cases in order of their ids
     */
    public static KnownReaders of(LabelSchema schema, List<ReadCase> cases, ConsensusMethod method) {
        return new KnownReaders(models(Question.of(schema), cases, method), Calibration.none());
    }

    /** The same readers by other ids. */
    public KnownReaders renamed(Map<String, String> ids) {
        Map<String, ReaderModel> others = new TreeMap<>();
        models.forEach((question, model) -> others.put(question, model.renamed(ids)));
        return new KnownReaders(others, calibration);
    }

    public KnownReaders with(Calibration other) {
        return new KnownReaders(models, other);
    }

    /** SHA-256 over what the questions depend on: schemas of the same digest ask the same. */
    public static String digest(LabelSchema schema) {
        StringBuilder classes = new StringBuilder();
        schema.classes().forEach(one -> classes.append(one.code())
                .append(' ')
                .append(one.kind())
                .append(' ')
                .append(one.exclusive())
                .append('\n'));
        return Digests.sha256Hex(classes.toString());
    }

    /** Cases whose truth an expert set or passed. */
    public int outcomes() {
        return calibration.outcomes();
    }

    /** Before any reading of a case. */
    public CaseBelief belief(LabelSchema schema) {
        return CaseBelief.before(schema, models);
    }

    private static List<ReadCase> fold(List<ReadCase> cases, Predicate<Integer> which) {
        List<ReadCase> fold = new ArrayList<>();
        for (int at = 0; at < cases.size(); at++) {
            if (which.test(at)) {
                fold.add(cases.get(at));
            }
        }
        return fold;
    }

    private static Map<String, ReaderModel> models(
            List<Question> questions, List<ReadCase> cases, ConsensusMethod method) {
        Map<String, ReaderModel> models = new TreeMap<>();
        questions.forEach(question ->
                models.put(question.id(), ReaderModel.fitted(new QuestionVotes(question, cases).votes(), method)));
        return models;
    }

    private static Outcome outcome(LabelSchema schema, Map<String, ReaderModel> models, ReadCase one) {
        CaseBelief belief = one.believed(CaseBelief.before(schema, models));
        return new Outcome(belief.posterior(), one.isTruth(belief.label()));
    }

    /** Known only where the readings lead to what was refuted: of any other label nobody said whether it is right. */
    private static Optional<Outcome> outcome(LabelSchema schema, Map<String, ReaderModel> models, RefutedCase one) {
        CaseBelief belief = one.read().believed(CaseBelief.before(schema, models));
        return one.read().readings().size() > 1 && one.classes().equals(Set.copyOf(belief.label()))
                ? Optional.of(new Outcome(belief.posterior(), false))
                : Optional.empty();
    }
}

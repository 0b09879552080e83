package dev.consilium.quality;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.Reading;
import dev.consilium.quality.decision.Calibration;
import dev.consilium.quality.decision.CaseBelief;
import dev.consilium.quality.decision.DecisionInputs;
import dev.consilium.quality.decision.QuestionBelief;
import dev.consilium.quality.decision.ReaderDrift;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the readings of one case come to and how probable that is, by what is known of its readers.
 *
 * @param votes how many readings gave what, and how large the majority is
 * @param classes the consensus by the method, null for none
 * @param posterior of every value that some reader gave, by value; 0 to 1, as the model states it
 * @param certainty the posterior of the consensus, calibrated once enough outcomes are known, by all readings or by what they said
 *     unprompted, whichever is less; null without a consensus
 * @param inputs everything else a routing table decides on
 */
public record Weighing(
        Consensus votes,
        @Nullable List<String> classes,
        Map<String, Double> posterior,
        @Nullable Double certainty,
        DecisionInputs inputs) {

    /** How labels become a consensus. */
    public enum Method {
        /** What more than half of the readings give. */
        MAJORITY,
        /** What is most probable, if some reader gave it. */
        POSTERIOR
    }

    /**
     * @param readings that count, at the latest revision: they vote
     * @param firstPass the same as they were before anybody sent them back: what was handed in later is dependent, and makes nothing
     *     more certain than it was
     * @param available who could still be asked
     * @param ruleVersion of the table that will decide
     */
    public static Weighing of(
            String caseId,
            List<Reading> readings,
            List<Reading> firstPass,
            LabelSchema schema,
            KnownReaders readers,
            Method method,
            Collection<String> available,
            ReaderDrift drift,
            String ruleVersion) {
        ReadingValues values = new ReadingValues(schema);
        Consensus votes = Majority.of(caseId, readings, schema);
        CaseBelief belief = belief(readers.belief(schema), readings, values);
        CaseBelief unprompted = belief(readers.belief(schema), firstPass, values);
        Map<String, List<String>> given = new LinkedHashMap<>();
        readings.stream()
                .filter(reading -> !values.abstains(reading))
                .forEach(reading -> given.put(values.value(reading), values.classes(reading)));
        List<String> classes = method == Method.MAJORITY ? votes.classes() : leading(belief, given);
        Double certainty = classes == null
                ? null
                : Math.min(
                        certainty(belief, classes, readers.calibration()),
                        certainty(unprompted, classes, readers.calibration()));
        return new Weighing(
                votes,
                classes,
                posteriors(belief, given),
                certainty,
                DecisionInputs.of(belief, readers.calibration(), drift, available, ruleVersion));
    }

    private static CaseBelief belief(CaseBelief before, List<Reading> readings, ReadingValues values) {
        CaseBelief belief = before;
        for (Reading reading : readings) {
            if (!values.abstains(reading)) {
                belief = belief.after(reading.readerId(), values.classes(reading));
            }
        }
        return belief;
    }

    private static @Nullable List<String> leading(CaseBelief belief, Map<String, List<String>> given) {
        return belief.tie()
                ? null
                : given.values().stream()
                        .filter(classes -> answers(belief, classes)
                                .equals(belief.questions().stream()
                                        .map(question ->
                                                Optional.of(question.posterior().label()))
                                        .toList()))
                        .findFirst()
                        .orElse(null);
    }

    private static List<Optional<String>> answers(CaseBelief belief, List<String> classes) {
        return belief.questions().stream()
                .map(question -> question.question().answer(classes))
                .toList();
    }

    private static Map<String, Double> posteriors(CaseBelief belief, Map<String, List<String>> given) {
        Map<String, Double> posteriors = new LinkedHashMap<>();
        given.forEach((value, classes) -> posteriors.put(value, posterior(belief, classes)));
        return posteriors;
    }

    private static double posterior(CaseBelief belief, List<String> classes) {
        double product = 1;
        for (QuestionBelief question : belief.questions()) {
            int answer = question.question()
                    .answer(classes)
                    .map(question.posterior().classes()::indexOf)
                    .orElse(-1);
            product *= answer < 0 ? 0 : question.posterior().probabilities()[answer];
        }
        return product;
    }

    /** Outcomes teach what the leading label's posterior is worth; any other label stands as stated. */
    private static double certainty(CaseBelief belief, List<String> classes, Calibration calibration) {
        double stated = posterior(belief, classes);
        return stated >= belief.posterior() ? calibration.apply(belief.posterior()) : stated;
    }
}

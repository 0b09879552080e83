package dev.consilium.quality.decision;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything a routing table decides on, as it is kept with the decision. The thresholds stand in the table.
 *
 * @param readings independent readings so far
 * @param posterior chance that the leading label is right, as the model states it
 * @param calibratedPosterior the same as outcomes teach; equal to the posterior while uncalibrated
 * @param calibrated whether enough outcomes stand behind it
 * @param outcomes how many there are
 * @param tie two answers to a question are equally likely
 * @param critical the leading label, or what some reader said, is critical
 * @param readersLeft who could still be asked; null in records of before it was kept
 * @param expectedGain of the posterior by one more reading of the best of them, 0 where nobody is left
 * @param nextReader that reader, null where nobody is left
 * @param criticalDissent a reliable reader says other than the leading answer to a critical question
 * @param criticalConflict two reliable readers contradict each other on a critical question
 * @param leastAccuracy of those who read, null without readings
 * @param drifting readers needed for the leading label whose error rate has moved
 * @param questions what the posterior is the product of
 * @param ruleVersion of the table that decides
 */
public record DecisionInputs(
        int readings,
        List<String> label,
        double posterior,
        double calibratedPosterior,
        boolean calibrated,
        int outcomes,
        boolean tie,
        boolean critical,
        @Nullable Integer readersLeft,
        double expectedGain,
        @Nullable String nextReader,
        boolean criticalDissent,
        boolean criticalConflict,
        @Nullable Double leastAccuracy,
        List<String> drifting,
        List<QuestionInputs> questions,
        String ruleVersion) {

    /** One question: its soft label, and the version, votes and units behind its reader model. */
    public record QuestionInputs(String id, SoftLabel soft, String modelVersion, String modelDigest, long modelUnits) {}

    /** @param available readers who could still be asked */
    public static DecisionInputs of(
            CaseBelief belief,
            Calibration calibration,
            ReaderDrift drift,
            Collection<String> available,
            String ruleVersion) {
        CaseBelief.NextReading next =
                available.isEmpty() ? new CaseBelief.NextReading(null, 0) : belief.next(available);
        double posterior = belief.posterior();
        return new DecisionInputs(
                belief.readings(),
                belief.label(),
                posterior,
                calibration.apply(posterior),
                calibration.calibrated(),
                calibration.outcomes(),
                belief.tie(),
                belief.questions().stream().anyMatch(QuestionBelief::criticalSaid),
                Set.copyOf(available).size(),
                next.expectedGain(),
                next.reader(),
                belief.questions().stream().anyMatch(QuestionBelief::criticalDissent),
                belief.questions().stream().anyMatch(QuestionBelief::criticalConflict),
                leastAccuracy(belief),
                drifting(belief, drift),
                belief.questions().stream().map(DecisionInputs::inputs).toList(),
                ruleVersion);
    }

    private static @Nullable Double leastAccuracy(CaseBelief belief) {
        return belief.questions().stream()
                .flatMap(question -> question.answers().stream()
                        .map(answer -> question.model().accuracy(answer.reader())))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static List<String> drifting(CaseBelief belief, ReaderDrift drift) {
        return belief.questions().stream()
                .flatMap(question -> question.supporters().stream())
                .distinct()
                .filter(drift::drifting)
                .sorted()
                .toList();
    }

    private static QuestionInputs inputs(QuestionBelief belief) {
        ReaderModel model = belief.model();
        return new QuestionInputs(
                belief.question().id(),
                belief.posterior().soft(),
                model.definitionVersion(),
                model.inputDigest(),
                model.units());
    }
}

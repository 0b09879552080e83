package dev.consilium.quality.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stated posteriors mean, from outcomes. Below {@link #ENOUGH} outcomes nothing is fitted: posteriors stand as stated and
 * are called uncalibrated.
 *
 * @param method null where nothing is fitted
 * @param asStated how far the posteriors are what happens before
 * @param crossValidated and after, each outcome judged by a map fitted to the other folds; null where nothing is fitted
 * @param seed of the assignment of outcomes to folds
 */
public record Calibration(
        @Nullable CalibrationMethod method,
        CalibrationMap map,
        boolean calibrated,
        int outcomes,
        Reliability asStated,
        @Nullable Reliability crossValidated,
        long seed,
        String definitionVersion) {

    /** Gold or arbitrated outcomes without which no gate may trust a posterior (science.md, 3.4). */
    public static final int ENOUGH = 200;

    private static final int FOLDS = 10;
    private static final long SEED = 20;
    private static final String VERSION = "1";

    /** Before any outcome. */
    public static Calibration none() {
        return of(List.of());
    }

    /**
     * By the method with the lower cross-validated Brier score, temperature on a tie. The choice between two looks at the same
     * folds, so {@link #crossValidated} is better than chance by that little.
     *
     * @param outcomes in the order of their cases' ids
     */
    public static Calibration of(List<Outcome> outcomes) {
        return outcomes.size() < ENOUGH
                ? uncalibrated(outcomes)
                : Stream.of(CalibrationMethod.values())
                        .map(method -> of(outcomes, method))
                        .min(Comparator.comparingDouble(Calibration::brierAfter))
                        .orElseThrow();
    }

    public static Calibration of(List<Outcome> outcomes, CalibrationMethod method) {
        return outcomes.size() < ENOUGH
                ? uncalibrated(outcomes)
                : new Calibration(
                        method,
                        method.fit(outcomes),
                        true,
                        outcomes.size(),
                        Reliability.of(outcomes),
                        crossValidated(outcomes, method),
                        SEED,
                        VERSION);
    }

    /** The calibrated posterior, or the stated one where nothing is fitted. */
    public double apply(double posterior) {
        return map.apply(posterior);
    }

    private static Calibration uncalibrated(List<Outcome> outcomes) {
        return new Calibration(
                null,
                new CalibrationMap.Identity(),
                false,
                outcomes.size(),
                Reliability.of(outcomes),
                null,
                SEED,
                VERSION);
    }

    private double brierAfter() {
        return Objects.requireNonNull(Objects.requireNonNull(crossValidated).brier());
    }

    private static Reliability crossValidated(List<Outcome> outcomes, CalibrationMethod method) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, outcomes.size()).boxed().toList());
        Collections.shuffle(order, new Random(SEED));
        List<Outcome> judged = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Outcome> held = new ArrayList<>();
            List<Outcome> rest = new ArrayList<>();
            for (int at = 0; at < order.size(); at++) {
                (at % FOLDS == fold ? held : rest).add(outcomes.get(order.get(at)));
            }
            CalibrationMap map = method.fit(rest);
            held.forEach(outcome -> judged.add(new Outcome(map.apply(outcome.predicted()), outcome.right())));
        }
        return Reliability.of(judged);
    }
}

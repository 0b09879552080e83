package dev.consilium.quality.decision;

import dev.consilium.quality.consensus.ConsensusMethod;
import dev.consilium.quality.consensus.ConsensusOptions;
import dev.consilium.quality.consensus.LabelConsensus;
import dev.consilium.quality.consensus.ReaderAccuracy;
import dev.consilium.quality.consensus.Votes;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How the readers of one question err: priors of the classes and a confusion matrix per reader, fitted by Dawid-Skene MAP to
 * earlier votes. Whoever is not among them has the matrix of the pseudo-counts alone.
 *
 * @param priors per class, all above 0, sum 1
 * @param readers by reader, in order of id
 * @param unknown {@code true x said} of a reader of whom nothing is known
 * @param units what it was fitted to: units with a vote or a known truth
 * @param outcomes units among them whose truth was known from gold or arbitration
 * @param inputDigest of the votes it was fitted to
 */
@SuppressWarnings("ArrayRecordComponent") // numeric model, never compared as a record
public record ReaderModel(
        List<String> classes,
        double[] priors,
        Map<String, KnownReader> readers,
        double[][] unknown,
        long units,
        long outcomes,
        String definitionVersion,
        String inputDigest) {

    private static final double JEFFREYS = 0.5;

    /** @param confusion {@code true x said}, every cell above 0, rows of sum 1; @param accuracy see {@link ReaderAccuracy} */
    @SuppressWarnings("ArrayRecordComponent") // numeric model, never compared as a record
    public record KnownReader(double[][] confusion, double accuracy, long labels) {}

    public ReaderModel {
        classes = List.copyOf(classes);
        readers = Collections.unmodifiableMap(new TreeMap<>(readers));
        requirePositive(priors, classes.size());
        requirePositive(unknown, classes.size());
        for (KnownReader reader : readers.values()) {
            requirePositive(reader.confusion(), classes.size());
        }
    }

    /** By Dawid-Skene MAP with the default pseudo-counts. */
    public static ReaderModel fitted(Votes votes) {
        return fitted(votes, ConsensusMethod.DAWID_SKENE);
    }

    /** By any of the label models: each says of every reader how often it gives what for what. */
    public static ReaderModel fitted(Votes votes, ConsensusMethod method) {
        ConsensusOptions options = ConsensusOptions.DEFAULT.withoutReliability();
        LabelConsensus fit = LabelConsensus.of(votes, method, options);
        Map<String, Double> accuracies = ReaderAccuracy.of(votes);
        Map<String, KnownReader> readers = new TreeMap<>();
        fit.readers().stream()
                .filter(reader -> reader.n() > 0)
                .forEach(reader -> readers.put(
                        reader.rater(),
                        new KnownReader(
                                possible(reader.confusion(), reader.n()),
                                accuracies.getOrDefault(reader.rater(), 0.0),
                                reader.n())));
        return new ReaderModel(
                votes.classes(),
                seen(fit.classPriors(), informed(votes)),
                readers,
                pseudoCounts(votes.classes().size(), options),
                informed(votes),
                outcomes(votes),
                fit.definitionVersion(),
                fit.inputDigest());
    }

    /** With no data at all: uniform priors, and every reader like the pseudo-counts. */
    public static ReaderModel unfitted(List<String> classes) {
        return fitted(new Votes(classes, List.of(), List.of(), new int[0], new int[0], new int[0]));
    }

    /** The same readers by other ids; who has none keeps the old. */
    public ReaderModel renamed(Map<String, String> ids) {
        Map<String, KnownReader> others = new TreeMap<>();
        readers.forEach((reader, known) -> others.put(ids.getOrDefault(reader, reader), known));
        return new ReaderModel(classes, priors, others, unknown, units, outcomes, definitionVersion, inputDigest);
    }

    /** {@code true x said}. */
    public double[][] confusion(String reader) {
        KnownReader known = readers.get(reader);
        return known == null ? unknown : known.confusion();
    }

    /** Share of right labels, shrunk: see {@link ReaderAccuracy}. */
    public double accuracy(String reader) {
        KnownReader known = readers.get(reader);
        return known == null ? ReaderAccuracy.UNKNOWN_READER : known.accuracy();
    }

    /** Half a unit is added per class (Jeffreys): a class that was never seen yet is not impossible. */
    private static double[] seen(double[] priors, long units) {
        return Arrays.stream(priors)
                .map(prior -> (units * prior + JEFFREYS) / (units + priors.length * JEFFREYS))
                .toArray();
    }

    /** As {@link #seen}, for every row: what a reader never did yet is not impossible. Nothing changes where every cell is above 0. */
    private static double[][] possible(double[][] confusion, long labels) {
        boolean all = Arrays.stream(confusion).flatMapToDouble(Arrays::stream).allMatch(share -> share > 0);
        return all
                ? confusion
                : Arrays.stream(confusion).map(row -> seen(row, labels)).toArray(double[][]::new);
    }

    /** Units with a vote or a known truth. */
    private static long informed(Votes votes) {
        boolean[] voted = new boolean[votes.items().size()];
        for (int item : votes.item()) {
            voted[item] = true;
        }
        return units(votes, item -> voted[item] || votes.truth()[item] != Votes.UNKNOWN);
    }

    private static long outcomes(Votes votes) {
        return units(votes, item -> votes.truth()[item] != Votes.UNKNOWN);
    }

    private static long units(Votes votes, IntPredicate counts) {
        return IntStream.range(0, votes.items().size())
                .filter(counts)
                .mapToLong(item -> votes.repeats()[item])
                .sum();
    }

    private static double[][] pseudoCounts(int classes, ConsensusOptions options) {
        double sum = options.diagonal() + (classes - 1) * options.offDiagonal();
        double[][] confusion = new double[classes][classes];
        for (int k = 0; k < classes; k++) {
            Arrays.fill(confusion[k], options.offDiagonal() / sum);
            confusion[k][k] = options.diagonal() / sum;
        }
        return confusion;
    }

    private static void requirePositive(double[][] confusion, int classes) {
        if (confusion.length != classes) {
            throw new IllegalArgumentException("a confusion matrix has a row per class");
        }
        for (double[] row : confusion) {
            requirePositive(row, classes);
        }
    }

    private static void requirePositive(double[] shares, int classes) {
        if (shares.length != classes || !Arrays.stream(shares).allMatch(share -> share > 0 && share <= 1)) {
            throw new IllegalArgumentException("shares are above 0 and at most 1, one per class");
        }
    }
}

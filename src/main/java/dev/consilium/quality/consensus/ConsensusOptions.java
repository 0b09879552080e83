package dev.consilium.quality.consensus;

/**
 * What a fit can be told; the defaults are normative.
 *
 * @param diagonal pseudo-count of a right label in the rows of Dawid-Skene MAP
 * @param offDiagonal pseudo-count of each wrong label there
 * @param maxIterations rounds after which a fit stops unconverged
 * @param tolerance relative change of the objective at which it stops
 * @param leaveOneOut whether each reader's reliability is estimated, which costs one more fit per reader
 */
public record ConsensusOptions(
        double diagonal, double offDiagonal, int maxIterations, double tolerance, boolean leaveOneOut) {

    public static final ConsensusOptions DEFAULT = new ConsensusOptions(3.5, 0.5, 1000, 1e-12, true);

    public ConsensusOptions {
        if (!(offDiagonal > 0) || !(diagonal > 0) || maxIterations < 1 || !(tolerance > 0)) {
            throw new IllegalArgumentException("pseudo-counts, iterations and tolerance are above zero");
        }
    }

    public ConsensusOptions withoutReliability() {
        return new ConsensusOptions(diagonal, offDiagonal, maxIterations, tolerance, false);
    }
}

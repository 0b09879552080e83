package dev.consilium.quality.consensus;

/** Alternates the two steps of a model until what it maximises stands still (Dempster, Laird and Rubin 1977). */
final class ExpectationMaximisation {

    /** Rounding of a sum over all votes; a fall beyond it is a fault of the model. */
    private static final double ROUNDING = 1e-10;

    private ExpectationMaximisation() {}

    /** @param iterations rounds of both steps */
    record Run(double objective, int iterations, boolean converged) {}

    interface Steps {

        /** The parameters that fit the posteriors best. */
        void maximise(double[] posterior);

        /** Overwrites the posteriors with those under the parameters and returns the objective at the parameters. */
        double expect(double[] posterior);
    }

    /** @throws IllegalStateException when the objective falls */
    static Run run(Steps steps, double[] posterior, ConsensusOptions options) {
        double before = Double.NEGATIVE_INFINITY;
        for (int iteration = 1; iteration <= options.maxIterations(); iteration++) {
            steps.maximise(posterior);
            double now = steps.expect(posterior);
            if (now < before - ROUNDING * Math.max(1, Math.abs(before)) || Double.isNaN(now)) {
                throw new IllegalStateException("the objective of EM fell from " + before + " to " + now);
            }
            if (Math.abs(now - before) <= options.tolerance() * Math.abs(now)) {
                return new Run(now, iteration, true);
            }
            before = now;
        }
        return new Run(before, options.maxIterations(), false);
    }
}

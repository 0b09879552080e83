package dev.consilium.quality.consensus;

/** How expected counts become confusion matrices, and what that adds to the likelihood. Arrays are {@code raters x said x true}. */
sealed interface ConfusionRule {

    /** In place. */
    void estimate(double[] counts, int classes);

    double penalty(double[] logs, int classes);

    /** Maximum likelihood. */
    record Free() implements ConfusionRule {

        @Override
        public void estimate(double[] counts, int classes) {
            ExpectedCounts.normalise(counts, classes, 0, 0);
        }

        @Override
        public double penalty(double[] logs, int classes) {
            return 0;
        }
    }

    /** Maximum a posteriori: each row has a Dirichlet prior that counts like labels seen before. */
    record PseudoCounts(double diagonal, double offDiagonal) implements ConfusionRule {

        @Override
        public void estimate(double[] counts, int classes) {
            ExpectedCounts.normalise(counts, classes, diagonal, offDiagonal);
        }

        @Override
        public double penalty(double[] logs, int classes) {
            int square = classes * classes;
            double right = 0;
            double wrong = 0;
            for (int at = 0; at < logs.length; at++) {
                int cell = at % square;
                if (cell / classes == cell % classes) {
                    right += logs[at];
                } else {
                    wrong += logs[at];
                }
            }
            return diagonal * right + offDiagonal * wrong;
        }
    }

    /** Maximum likelihood with one accuracy per rater, wrong labels uniform. */
    record OneCoin() implements ConfusionRule {

        @Override
        public void estimate(double[] counts, int classes) {
            int square = classes * classes;
            for (int base = 0; base < counts.length; base += square) {
                double right = 0;
                double all = 0;
                for (int at = 0; at < square; at++) {
                    right += at / classes == at % classes ? counts[base + at] : 0;
                    all += counts[base + at];
                }
                double accuracy = all == 0 ? 1.0 / classes : Math.min(1, right / all);
                for (int at = 0; at < square; at++) {
                    counts[base + at] = at / classes == at % classes ? accuracy : (1 - accuracy) / (classes - 1);
                }
            }
        }

        @Override
        public double penalty(double[] logs, int classes) {
            return 0;
        }
    }

    /** The first diagonal cell of each rater: all are the same under {@link OneCoin}. */
    static double[] accuracies(double[] confusion, int classes) {
        double[] accuracies = new double[confusion.length / (classes * classes)];
        for (int rater = 0; rater < accuracies.length; rater++) {
            accuracies[rater] = confusion[rater * classes * classes];
        }
        return accuracies;
    }
}

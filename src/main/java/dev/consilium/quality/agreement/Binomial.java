package dev.consilium.quality.agreement;

/**
 * Random successes: by inversion where few are expected, else by transformed rejection (Hörmann 1993, algorithm BTRS). StrictMath, so
 * that every machine draws the same.
 */
final class Binomial {

    private static final double FEW = 10;
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;
    private static final double[] LOG_FACTORIALS = logFactorials(64);

    private Binomial() {}

    static int draw(int trials, double chance, Randomness random) {
        if (chance > 0.5) {
            return trials - draw(trials, 1 - chance, random);
        }
        if (trials == 0 || chance <= 0) {
            return 0;
        }
        return trials * chance < FEW ? inverted(trials, chance, random) : rejected(trials, chance, random);
    }

    private static int inverted(int trials, double chance, Randomness random) {
        double odds = chance / (1 - chance);
        double none = StrictMath.exp(trials * StrictMath.log1p(-chance));
        while (true) {
            double left = random.share();
            double probability = none;
            for (int k = 0; k <= trials; k++) {
                if (left < probability) {
                    return k;
                }
                left -= probability;
                probability *= odds * (trials - k) / (k + 1);
            }
        }
    }

    private static int rejected(int trials, double chance, Randomness random) {
        double deviation = Math.sqrt(trials * chance * (1 - chance));
        double b = 1.15 + 2.53 * deviation;
        double a = -0.0873 + 0.0248 * b + 0.01 * chance;
        double centre = trials * chance + 0.5;
        double squeeze = 0.92 - 4.2 / b;
        while (true) {
            double u = random.share() - 0.5;
            double v = random.share();
            double edge = 0.5 - Math.abs(u);
            double drawn = Math.floor((2 * a / edge + b) * u + centre);
            if (drawn < 0 || drawn > trials) {
                continue;
            }
            if (edge >= 0.07 && v <= squeeze) {
                return (int) drawn;
            }
            double hat = v * (2.83 + 5.1 / b) * deviation / (a / (edge * edge) + b);
            if (StrictMath.log(hat) <= logRatio(trials, chance, (int) drawn)) {
                return (int) drawn;
            }
        }
    }

    /** The logarithm of the probability of {@code k} over that of the mode. */
    private static double logRatio(int trials, double chance, int k) {
        int mode = (int) Math.floor((trials + 1) * chance);
        return logFactorial(mode)
                + logFactorial(trials - mode)
                - logFactorial(k)
                - logFactorial(trials - k)
                + (k - mode) * StrictMath.log(chance / (1 - chance));
    }

    /** Stirling's series beyond the table. */
    private static double logFactorial(int k) {
        if (k < LOG_FACTORIALS.length) {
            return LOG_FACTORIALS[k];
        }
        double next = k + 1.0;
        double square = 1 / (next * next);
        return (next - 0.5) * StrictMath.log(next)
                - next
                + HALF_LOG_TWO_PI
                + (1.0 / 12 - square * (1.0 / 360 - square / 1260)) / next;
    }

    private static double[] logFactorials(int count) {
        double[] logs = new double[count];
        for (int k = 1; k < count; k++) {
            logs[k] = logs[k - 1] + StrictMath.log(k);
        }
        return logs;
    }
}

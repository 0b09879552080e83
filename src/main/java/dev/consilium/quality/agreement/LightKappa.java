package dev.consilium.quality.agreement;

import dev.consilium.quality.metric.MetricResult.Status;
import java.util.ArrayList;
import java.util.List;

/** The mean of the kappas of all pairs of raters (Light 1971); pairs without one are left out and counted. */
final class LightKappa implements Coefficient {

    private final List<CohenKappa> pairs = new ArrayList<>();

    LightKappa(Patterns rows, int raters, int categories, Distance distance) {
        for (int a = 0; a < raters; a++) {
            for (int b = a + 1; b < raters; b++) {
                pairs.add(new CohenKappa(rows, a, b, categories, distance));
            }
        }
    }

    @Override
    public Estimate of(int[] weights) {
        double sum = 0;
        int defined = 0;
        Status why = Status.UNDEFINED_NO_PAIRS;
        for (CohenKappa pair : pairs) {
            Estimate kappa = pair.of(weights);
            sum += kappa.defined() ? kappa.value() : 0;
            defined += kappa.defined() ? 1 : 0;
            why = kappa.status() == Status.UNDEFINED_NO_PAIRS || kappa.defined() ? why : kappa.status();
        }
        return defined == 0 ? Estimate.undefined(why) : Estimate.ok(sum / defined);
    }

    long undefined(int[] weights) {
        return pairs.stream().filter(pair -> !pair.of(weights).defined()).count();
    }

    int pairs() {
        return pairs.size();
    }

    @Override
    public long cost() {
        return pairs.stream().mapToLong(Coefficient::cost).sum();
    }
}

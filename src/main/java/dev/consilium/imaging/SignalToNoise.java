package dev.consilium.imaging;

import java.util.function.IntPredicate;

/**
 * Signal and contrast against the noise of the background; no unit. Deviations are of the population.
 *
 * @param snr {@code mean(signal) / sd(background)}, on MR magnitude images times 0.655, because the background of a magnitude is Rayleigh
 *     distributed (Henkelman 1985)
 * @param cnr {@code |mean(signal) - mean(other)| / sd(background)}
 */
public record SignalToNoise(Measure snr, Measure cnr) {

    static final double RAYLEIGH = 0.655;
    private static final double NO_VARIANCE = 1e-12;

    /** Foreground against background, split by Otsu's threshold. */
    static SignalToNoise otsu(Plane plane, boolean magnitude) {
        return Otsu.threshold(plane)
                .map(threshold -> {
                    Sample background = sample(plane, i -> plane.value(i) < threshold);
                    Sample foreground = sample(plane, i -> plane.value(i) >= threshold);
                    return of(foreground, background, background, magnitude);
                })
                .orElseGet(() -> none(Measure.Status.UNDEFINED_NO_VARIATION));
    }

    /** Two regions of interest against a third one of background; regions give pixels by row-major index. */
    public static SignalToNoise ofRegions(
            Plane plane, IntPredicate signal, IntPredicate other, IntPredicate background, boolean magnitude) {
        return of(sample(plane, signal), sample(plane, other), sample(plane, background), magnitude);
    }

    private static SignalToNoise of(Sample signal, Sample other, Sample background, boolean magnitude) {
        if (signal.n() == 0 || other.n() == 0 || background.n() == 0) {
            return none(Measure.Status.INSUFFICIENT_DATA);
        }
        if (background.variance() <= NO_VARIANCE) {
            return none(Measure.Status.UNDEFINED_NO_VARIATION);
        }
        double deviation = Math.sqrt(background.variance());
        double factor = magnitude ? RAYLEIGH : 1;
        return new SignalToNoise(
                Measure.of(factor * signal.mean() / deviation),
                Measure.of(Math.abs(signal.mean() - other.mean()) / deviation));
    }

    private static SignalToNoise none(Measure.Status why) {
        return new SignalToNoise(Measure.none(why), Measure.none(why));
    }

    private static Sample sample(Plane plane, IntPredicate region) {
        long n = 0;
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < plane.stored().length; i++) {
            if (region.test(i)) {
                n++;
                double off = plane.value(i) - mean;
                mean += off / n;
                squares += off * (plane.value(i) - mean);
            }
        }
        return new Sample(n, mean, n == 0 ? 0 : squares / n);
    }

    private record Sample(long n, double mean, double variance) {}
}

package dev.consilium.imaging;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One figure of an image: a finite value, or null and why there is none.
 *
 * @param value never NaN or infinite; null exactly where the status is one of the undefined
 */
public record Measure(@Nullable Double value, Status status) {

    public enum Status {
        OK,
        /** A median absolute deviation of 0, as on flat and on periodic images: the value stands but says nothing of noise. */
        ZERO_DEVIATION,
        /** Nothing varies that the figure is a ratio to. */
        UNDEFINED_NO_VARIATION,
        /** Too few pixels where the figure is taken. */
        INSUFFICIENT_DATA,
        /** The figure has no meaning for such an image, or its header does not say what is needed. */
        NOT_APPLICABLE
    }

    public Measure {
        boolean valued = status == Status.OK || status == Status.ZERO_DEVIATION;
        if (valued != (value != null) || value != null && !Double.isFinite(value)) {
            throw new IllegalArgumentException(status + " with value " + value);
        }
    }

    static Measure of(double value) {
        return new Measure(value, Status.OK);
    }

    static Measure none(Status why) {
        return new Measure(null, why);
    }

    /** @return no variation where the denominator is not positive */
    static Measure ratio(double numerator, double denominator) {
        return denominator > 0 ? of(numerator / denominator) : none(Status.UNDEFINED_NO_VARIATION);
    }

    /** The value times this factor. */
    Measure times(double factor) {
        return value == null ? this : new Measure(value * factor, status);
    }

    /** The value over that of the other; the first reason where one of both has none. */
    Measure over(Measure other) {
        if (value == null) {
            return this;
        }
        return other.value == null ? other : ratio(value, other.value);
    }

    /** The greater one; the other where one has no value. */
    Measure max(Measure other) {
        return value == null || other.value != null && other.value > value ? other : this;
    }

    /** The median of those that have a value; the first reason where none has, insufficient data where there are none. */
    public static Measure median(List<Measure> measures) {
        double[] sorted = measures.stream()
                .map(Measure::value)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return none(measures.stream().map(Measure::status).findFirst().orElse(Status.INSUFFICIENT_DATA));
        }
        return of(median(sorted));
    }

    /** @param sorted ascending, not empty */
    static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static double medianOf(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return median(sorted);
    }
}

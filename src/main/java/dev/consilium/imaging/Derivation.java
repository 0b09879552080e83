package dev.consilium.imaging;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a volume is derived from a series: from stored values to modality units always, then to other distances of voxels, then to other
 * intensities. It says everything: the same derivation of the same images gives the same bytes.
 *
 * @param spacing mm along a row, a column and across slices; null keeps the distances
 * @param intensity null keeps modality units
 */
public record Derivation(
        @Nullable List<Double> spacing, @Nullable Intensities intensity) {

    /** Onto what intensities are put. */
    public enum Scale {
        /** From {@code low} to {@code high}, in modality units, onto 0 to 1; beyond, 0 and 1. A window from centre - width/2 to centre + width/2. */
        RANGE,
        /** As RANGE, with {@code low} and {@code high} in percent of the voxels. */
        PERCENTILES,
        /** Less the mean, over the standard deviation, of voxels from {@code low} to {@code high} in modality units. */
        Z_SCORE
    }

    public record Intensities(Scale scale, double low, double high) {

        public Intensities {
            boolean percent = scale != Scale.PERCENTILES || low >= 0 && high <= 100;
            if (!(low < high) || !Double.isFinite(low) || !Double.isFinite(high) || !percent) {
                throw new IllegalArgumentException("low is below high, and percentiles are between 0 and 100");
            }
        }
    }

    private static final double FINEST_MM = 0.05;
    private static final double COARSEST_MM = 100;

    public Derivation {
        if (spacing != null) {
            if (spacing.size() != 3 || !spacing.stream().allMatch(mm -> mm >= FINEST_MM && mm <= COARSEST_MM)) {
                throw new IllegalArgumentException("spacing is three distances from 0.05 to 100 mm");
            }
            spacing = List.copyOf(spacing);
        }
    }

    /** @throws NoVolumeException where intensities are all one value, or there are too many voxels */
    public PlacedVolume of(PlacedVolume volume) {
        PlacedVolume sampled;
        try {
            sampled = spacing == null
                    ? volume
                    : volume.resampled(
                            spacing.stream().mapToDouble(Double::doubleValue).toArray());
        } catch (ArithmeticException e) {
            throw new NoVolumeException("The voxels would be more than a volume can hold; choose larger distances.");
        }
        return intensity == null
                ? sampled
                : new PlacedVolume(
                        sampled.shape(), scaled(sampled.values(), intensity), sampled.origin(), sampled.axes());
    }

    private static float[] scaled(float[] values, Intensities to) {
        return switch (to.scale()) {
            case RANGE -> ranged(values, to.low(), to.high());
            case PERCENTILES -> {
                float[] sorted = values.clone();
                Arrays.sort(sorted);
                yield ranged(values, at(sorted, to.low()), at(sorted, to.high()));
            }
            case Z_SCORE -> standardised(values, to.low(), to.high());
        };
    }

    private static double at(float[] sorted, double percent) {
        double rank = percent / 100 * (sorted.length - 1);
        int below = (int) Math.floor(rank);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * ((double) sorted[above] - sorted[below]);
    }

    private static float[] ranged(float[] values, double low, double high) {
        requireSpread(high - low);
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) Math.min(1, Math.max(0, (values[i] - low) / (high - low)));
        }
        return out;
    }

    private static float[] standardised(float[] values, double low, double high) {
        long count = 0;
        double mean = 0;
        double squares = 0;
        for (float value : values) {
            if (value >= low && value <= high) {
                count++;
                double apart = value - mean;
                mean += apart / count;
                squares += apart * (value - mean);
            }
        }
        double deviation = count == 0 ? 0 : Math.sqrt(squares / count);
        requireSpread(deviation);
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) ((values[i] - mean) / deviation);
        }
        return out;
    }

    private static void requireSpread(double spread) {
        if (!(spread > 0)) {
            throw new NoVolumeException("The voxels it looks at all have one value; choose other limits.");
        }
    }
}

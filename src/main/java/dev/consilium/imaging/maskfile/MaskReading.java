package dev.consilium.imaging.maskfile;

import org.jspecify.annotations.Nullable;

/**
 * How a file of masks is read.
 *
 * @param objectValue the only value that is object, as segment 1; null: every value but 0 is a segment of its own. Of label images
 *     alone (NIfTI, PNG)
 * @param threshold from which share of Maximum Fractional Value (0062,000E) a voxel of a fractional segmentation is object, above 0 to 1
 */
public record MaskReading(@Nullable Integer objectValue, double threshold, MaskFileLimits limits) {

    public static final MaskReading DEFAULT = new MaskReading(null, 0.5, MaskFileLimits.DEFAULT);

    public MaskReading {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("a threshold above 0 and at most 1, not " + threshold);
        }
    }

    public MaskReading withObjectValue(int value) {
        return new MaskReading(value, threshold, limits);
    }

    public MaskReading withThreshold(double share) {
        return new MaskReading(objectValue, share, limits);
    }

    public MaskReading within(MaskFileLimits most) {
        return new MaskReading(objectValue, threshold, most);
    }
}

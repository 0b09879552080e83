package dev.consilium.dicom;

import java.util.Arrays;
import java.util.List;

/** Makes regions of a frame of one value, the darkest shown that the frame has: no value that was not there comes in. */
final class PixelBlacking {

    private PixelBlacking() {}

    /** @throws DicomException {@code REGION_OUTSIDE} where a region is not all in the frame */
    static Frame of(Frame frame, List<PixelRegion> regions) {
        if (regions.isEmpty()) {
            return frame;
        }
        int[] values = frame.values().clone();
        int[] black = black(frame);
        for (PixelRegion region : regions) {
            if (!region.within(frame.rows(), frame.columns())) {
                throw new DicomException("REGION_OUTSIDE", "A region to be blacked is not in the image.");
            }
            for (int row = region.y(); row < region.y() + region.height(); row++) {
                int from = (row * frame.columns() + region.x()) * black.length;
                int to = from + region.width() * black.length;
                if (black.length == 1) {
                    Arrays.fill(values, from, to, black[0]);
                } else {
                    for (int value = from; value < to; value++) {
                        values[value] = black[(value - from) % black.length];
                    }
                }
            }
        }
        return new Frame(
                frame.rows(),
                frame.columns(),
                frame.samplesPerPixel(),
                frame.bitsStored(),
                frame.signed(),
                frame.photometric(),
                values);
    }

    /** A value for each sample. */
    private static int[] black(Frame frame) {
        int[] black = new int[frame.samplesPerPixel()];
        if (black.length == 1) {
            boolean inverted = frame.photometric().equals("MONOCHROME1");
            int darkest = 0;
            for (int index = 1; index < frame.values().length; index++) {
                long value = frame.value(index);
                if (inverted ? value > frame.value(darkest) : value < frame.value(darkest)) {
                    darkest = index;
                }
            }
            black[0] = frame.values()[darkest];
        }
        return black;
    }
}

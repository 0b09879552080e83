package dev.consilium.imaging.maskfile;

import dev.consilium.dicom.Frame;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.RunLengthMask;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/** Collects the frames of a segmentation, in any order, into one mask per segment. */
final class SegmentCollector {

    /** Of all segments together: each keeps something for every slice. */
    private static final int MOST_SLICES = 1 << 23;

    /** Where a frame of a segment may be once. */
    private record Cell(int segment, SegFrames.Place place) {}

    private final GridShape shape;
    private final MaskFileLimits limits;
    private final Map<Integer, LooseRuns> segments = new HashMap<>();
    private final Set<Cell> seen = new HashSet<>();
    private long runs;

    SegmentCollector(GridShape shape, Collection<Integer> numbers, MaskFileLimits limits) {
        this.shape = shape;
        this.limits = limits;
        if ((long) numbers.size() * shape.slices() > MOST_SLICES) {
            throw MaskFileException.tooLarge("The segmentation has too many segments for its slices.");
        }
        numbers.forEach(number -> segments.put(number, new LooseRuns(shape)));
    }

    /** @param least of the values that are object */
    void add(int segment, SegFrames.Place place, Frame pixels, double least) {
        require(segment);
        once(new Cell(segment, place));
        collect(place, pixels, value -> value >= least ? segment : 0);
    }

    void addLabels(SegFrames.Place place, Frame pixels) {
        once(new Cell(0, place));
        collect(place, pixels, value -> value);
    }

    RunLengthMask mask(int segment) {
        return require(segment).mask();
    }

    /** @param segmentOf a value, 0 for background */
    private void collect(SegFrames.Place place, Frame pixels, LongUnaryOperator segmentOf) {
        int rows = Math.min(pixels.rows(), shape.rows() - place.row());
        int columns = Math.min(pixels.columns(), shape.columns() - place.column());
        for (int row = 0; row < rows; row++) {
            int from = row * pixels.columns();
            int target = (place.row() + row) * shape.columns() + place.column();
            int begun = 0;
            long segment = segmentOf.applyAsLong(pixels.value(from));
            for (int x = 1; x <= columns; x++) {
                long next = x == columns ? -1 : segmentOf.applyAsLong(pixels.value(from + x));
                if (next != segment) {
                    append(segment, place.slice(), target + begun, target + x);
                    begun = x;
                    segment = next;
                }
            }
        }
    }

    private void append(long segment, int slice, int from, int to) {
        if (segment == 0) {
            return;
        }
        if (++runs > limits.runs()) {
            throw MaskFileException.tooLarge("The segmentation breaks into more than " + limits.runs() + " runs.");
        }
        require(segment).add(slice, from, to);
    }

    private LooseRuns require(long segment) {
        LooseRuns known = segment == (int) segment ? segments.get((int) segment) : null;
        if (known == null) {
            throw MaskFileException.invalid("The segmentation has frames of a segment that it does not describe.");
        }
        return known;
    }

    private void once(Cell cell) {
        if (!seen.add(cell)) {
            throw MaskFileException.invalid("The segmentation has two frames of one segment at one place.");
        }
    }
}

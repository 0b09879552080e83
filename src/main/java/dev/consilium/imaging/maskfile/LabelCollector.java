package dev.consilium.imaging.maskfile;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns stretches of equal labels, in ascending order within a slice, into one mask per label; 0 is background. */
final class LabelCollector {

    /** Of all segments together: each keeps something for every slice. */
    private static final int MOST_SLICES = 1 << 23;

    private final GridShape shape;
    private final MaskFileLimits limits;
    private final @Nullable Integer objectValue;
    private final SortedMap<Integer, MaskBuilder> masks = new TreeMap<>();
    private long runs;
    private int lastLabel;
    private @Nullable MaskBuilder last;

    LabelCollector(GridShape shape, MaskReading reading) {
        this.shape = shape;
        this.limits = reading.limits();
        this.objectValue = reading.objectValue();
    }

    void add(int slice, int from, int to, int label) {
        if (objectValue != null) {
            if (label == objectValue) {
                append(slice, from, to, 1);
            }
        } else if (label != 0) {
            append(slice, from, to, label);
        }
    }

    /** @param labels of a whole number of rows, the first at pixel {@code from} */
    void addAll(int slice, int from, int[] labels) {
        int begun = 0;
        for (int at = 1; at <= labels.length; at++) {
            if (at == labels.length || labels[at] != labels[begun]) {
                add(slice, from + begun, from + at, labels[begun]);
                begun = at;
            }
        }
    }

    /** Ascending by label, named by it. */
    List<Segment> segments() {
        return masks.entrySet().stream()
                .map(mask -> new Segment(
                        mask.getKey(),
                        Integer.toString(mask.getKey()),
                        mask.getValue().build()))
                .toList();
    }

    private void append(int slice, int from, int to, int label) {
        if (++runs > limits.runs()) {
            throw MaskFileException.tooLarge(
                    "The masks break into more than " + limits.runs() + " runs: this is an image, not a mask.");
        }
        MaskBuilder mask = last;
        if (mask == null || label != lastLabel) {
            mask = masks.computeIfAbsent(label, this::begun);
            last = mask;
            lastLabel = label;
        }
        mask.add(slice, from, to);
    }

    private MaskBuilder begun(int label) {
        long segments = masks.size() + 1L;
        if (segments > limits.segments() || segments * shape.slices() > MOST_SLICES) {
            throw MaskFileException.tooLarge(
                    "The file holds more than " + masks.size() + " different values: this is an image, not a mask.");
        }
        return new MaskBuilder(shape);
    }
}

package dev.consilium.imaging.maskfile;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.mask.MaskGrid;
import java.util.List;
import java.util.Optional;

/** What the functional groups of a segmentation say of its frames (PS3.3 C.7.6.16): where they lie, and of which segment they are. */
final class SegFrames {

    /** Decoded, a pixel takes four bytes. */
    private static final int LARGEST_FRAME = 1 << 25;

    /** Where the first pixel of a frame lies in the grid, from 0. */
    record Place(int slice, int row, int column) {}

    /** The grid of all frames and the place of each. */
    record Layout(MaskGrid grid, List<Place> places) {}

    private final Dataset seg;
    private final List<Dataset> frames;
    private final Layout layout;

    private SegFrames(Dataset seg, List<Dataset> frames, Layout layout) {
        this.seg = seg;
        this.frames = frames;
        this.layout = layout;
    }

    static SegFrames of(Dataset seg, MaskFileLimits limits) {
        int rows = seg.integer(Tag.Rows).orElse(0);
        int columns = seg.integer(Tag.Columns).orElse(0);
        limits.requireVoxels(Math.max(1, seg.frames()), rows, columns);
        if ((long) rows * columns > LARGEST_FRAME) {
            throw MaskFileException.tooLarge("A frame of the segmentation has more than " + LARGEST_FRAME + " pixels.");
        }
        List<Dataset> frames = frames(seg);
        Layout layout = SegTiles.tiled(seg, frames)
                ? SegTiles.layout(seg, frames, limits)
                : SegStack.layout(seg, frames, limits);
        return new SegFrames(seg, frames, layout);
    }

    MaskGrid grid() {
        return layout.grid();
    }

    int count() {
        return frames.size();
    }

    Place place(int frame) {
        return layout.places().get(frame);
    }

    int segment(int frame) {
        return group(seg, frames.get(frame), Tag.SegmentIdentificationSequence)
                .flatMap(group -> group.integer(Tag.ReferencedSegmentNumber))
                .orElseThrow(() -> MaskFileException.invalid("A frame of the segmentation names no segment."));
    }

    /** The item of a functional group: that of the frame, else that of all frames. */
    static Optional<Dataset> group(Dataset seg, Dataset frame, int sequence) {
        return frame.items(sequence).stream()
                .findFirst()
                .or(() -> seg.items(Tag.SharedFunctionalGroupsSequence).stream()
                        .flatMap(shared -> shared.items(sequence).stream())
                        .findFirst());
    }

    /** An object without Number of Frames is of one frame, whatever else it describes. */
    private static List<Dataset> frames(Dataset seg) {
        int count = seg.frames();
        List<Dataset> described = seg.items(Tag.PerFrameFunctionalGroupsSequence);
        boolean counted = seg.integer(Tag.NumberOfFrames).isPresent();
        if (count < 1 || described.size() < count || counted && described.size() > count) {
            throw MaskFileException.invalid("The segmentation does not describe each of its frames once.");
        }
        return List.copyOf(described.subList(0, count));
    }

    /** Exactly so many finite numbers. */
    static List<Double> numbers(Dataset group, int tag, int count) {
        List<Double> numbers = group.numbers(tag);
        if (numbers.size() != count || !numbers.stream().allMatch(Double::isFinite)) {
            throw MaskFileException.invalid(
                    "A frame of the segmentation has no sound position, orientation or spacing.");
        }
        return numbers;
    }

    /** Pixel Spacing (0028,0030): from row to row, from column to column. */
    static List<Double> spacing(Dataset measures) {
        List<Double> spacing = numbers(measures, Tag.PixelSpacing, 2);
        if (!spacing.stream().allMatch(mm -> mm > 0)) {
            throw MaskFileException.invalid("A spacing of the segmentation is not positive.");
        }
        return spacing;
    }
}

package dev.consilium.imaging.maskfile;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.FrameAttributes;
import dev.consilium.imaging.SliceGeometry.Slice;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import dev.consilium.imaging.mask.RunLengthMask;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The images of one series: the grid they make, and which image each slice of it is. */
public final class SeriesImages {

    /** @param frame from 1, null where the object is no multi-frame image */
    record Reference(
            String sopClass, String sopInstance, @Nullable Integer frame) {}

    private final Dataset header;
    private final MaskGrid grid;
    /** Of each image as it was given. */
    private final List<Integer> slices;

    private final SortedMap<Integer, List<Reference>> references;

    private SeriesImages(
            Dataset header, MaskGrid grid, List<Integer> slices, SortedMap<Integer, List<Reference>> references) {
        this.header = header;
        this.grid = grid;
        this.slices = slices;
        this.references = references;
    }

    /**
     * @param headers of all images of one series, in any order, single-frame or multi-frame
     * @throws MaskFileException where they are no even stack, or not of one series
     */
    public static SeriesImages of(List<Dataset> headers) {
        try {
            return stacked(headers);
        } catch (DicomException e) {
            throw MaskFileException.of(e);
        }
    }

    private static SeriesImages stacked(List<Dataset> headers) {
        List<Slice> slices = new ArrayList<>();
        List<Reference> images = new ArrayList<>();
        for (Dataset object : headers) {
            requireSame(headers.get(0), object, Tag.SeriesInstanceUID);
            requireSame(headers.get(0), object, Tag.StudyInstanceUID);
            boolean multiFrame = object.integer(Tag.NumberOfFrames).isPresent();
            for (int frame = 0; frame < (multiFrame ? object.frames() : 1); frame++) {
                slices.add(FrameAttributes.of(object, frame)
                        .slice()
                        .orElseThrow(() -> MaskFileException.unsupported(
                                "An image of the series tells no place in the patient: there is no grid for a mask.")));
                images.add(new Reference(
                        uid(object, Tag.SOPClassUID), uid(object, Tag.SOPInstanceUID), multiFrame ? frame + 1 : null));
            }
        }
        if (slices.isEmpty()) {
            throw MaskFileException.invalid("The series has no images.");
        }
        Dataset first = headers.get(0);
        SliceStack.Placed placed = SliceStack.of(
                slices,
                null,
                thickness(first),
                first.text(Tag.FrameOfReferenceUID).orElse(null),
                MaskFileLimits.DEFAULT);
        SortedMap<Integer, List<Reference>> references = new TreeMap<>();
        for (int image = 0; image < images.size(); image++) {
            references
                    .computeIfAbsent(placed.indices().get(image), slice -> new ArrayList<>())
                    .add(images.get(image));
        }
        return new SeriesImages(first, placed.grid(), placed.indices(), references);
    }

    /** Of a lone slice, in mm. */
    private static double thickness(Dataset image) {
        return image.numbers(Tag.SliceThickness).stream()
                .findFirst()
                .filter(mm -> mm > 0 && Double.isFinite(mm))
                .orElse(1.0);
    }

    /** Slices ascend along the normal of the first image. */
    public MaskGrid grid() {
        return grid;
    }

    /**
     * Masks whose slices are the images in the order in which they were given, on {@link #grid}.
     *
     * @throws MaskFileException {@code MASK_FILE_INVALID} where two images lie in one place, {@code GEOMETRY_MISMATCH} where a mask has
     *     not the shape of the images
     */
    public MaskVolume placed(List<Segment> drawn) {
        if (Set.copyOf(slices).size() < slices.size()) {
            throw MaskFileException.invalid("Two images of the series lie in one place.");
        }
        return new MaskVolume(
                grid,
                drawn.stream()
                        .map(segment -> new Segment(segment.number(), segment.label(), placed(segment.mask())))
                        .toList());
    }

    private RunLengthMask placed(RunLengthMask drawn) {
        if (!drawn.shape()
                .equals(new GridShape(
                        slices.size(), grid.shape().rows(), grid.shape().columns()))) {
            throw MaskFileException.mismatch();
        }
        MaskBuilder mask = new MaskBuilder(grid.shape());
        for (int image = 0; image < slices.size(); image++) {
            int at = 0;
            boolean foreground = false;
            for (int run : drawn.runs(image)) {
                if (foreground) {
                    mask.add(slices.get(image), at, at + run);
                }
                at += run;
                foreground = !foreground;
            }
        }
        return mask.build();
    }

    Dataset header() {
        return header;
    }

    List<Reference> references(int slice) {
        return references.getOrDefault(slice, List.of());
    }

    private static void requireSame(Dataset one, Dataset other, int tag) {
        if (!uid(one, tag).equals(uid(other, tag))) {
            throw MaskFileException.invalid("The images are not of one series.");
        }
    }

    private static String uid(Dataset dataset, int tag) {
        return dataset.text(tag)
                .orElseThrow(() -> MaskFileException.invalid("An image lacks one of the UIDs that identify it."));
    }
}

package dev.consilium.imaging.maskfile;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.FrameAttributes;
import dev.consilium.imaging.SliceGeometry.Slice;
import dev.consilium.imaging.mask.MaskGrid;
import java.util.ArrayList;
import java.util.List;
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
    private final SortedMap<Integer, List<Reference>> references;

    private SeriesImages(Dataset header, MaskGrid grid, SortedMap<Integer, List<Reference>> references) {
        this.header = header;
        this.grid = grid;
        this.references = references;
    }

    /**
     * @param headers of all images of one series, in any order, single-frame or multi-frame
     * @throws MaskFileException where they are no even stack, or not of one series
     */
    public static SeriesImages of(List<Dataset> headers) {
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
        return new SeriesImages(first, placed.grid(), references);
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

package dev.consilium.imaging;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the header says of one frame: rescale, window and place in the patient. Enhanced objects say it in functional groups
 * (PS3.3 C.7.6.16): the frame's own first, then the shared ones, then the data set itself. Values that are not numbers count as absent.
 *
 * @param window null where absent or not usable (width below 1)
 */
public record FrameAttributes(
        double slope, double intercept, @Nullable Window window, Optional<SliceGeometry.Slice> slice) {

    public static FrameAttributes of(Dataset dataset, int frame) {
        double slope = first(dataset, frame, Tag.PixelValueTransformationSequence, Tag.RescaleSlope, 1);
        return new FrameAttributes(
                slope == 0 ? 1 : slope,
                first(dataset, frame, Tag.PixelValueTransformationSequence, Tag.RescaleIntercept, 0),
                window(dataset, frame),
                slice(dataset, frame));
    }

    private static @Nullable Window window(Dataset dataset, int frame) {
        List<Double> centers = numbers(dataset, frame, Tag.FrameVOILUTSequence, Tag.WindowCenter);
        List<Double> widths = numbers(dataset, frame, Tag.FrameVOILUTSequence, Tag.WindowWidth);
        boolean usable = !centers.isEmpty() && !widths.isEmpty() && widths.get(0) >= 1;
        return usable ? new Window(centers.get(0), widths.get(0)) : null;
    }

    private static Optional<SliceGeometry.Slice> slice(Dataset dataset, int frame) {
        List<Double> position = numbers(dataset, frame, Tag.PlanePositionSequence, Tag.ImagePositionPatient);
        List<Double> orientation = numbers(dataset, frame, Tag.PlaneOrientationSequence, Tag.ImageOrientationPatient);
        List<Double> spacing = numbers(dataset, frame, Tag.PixelMeasuresSequence, Tag.PixelSpacing);
        if (position.size() != 3 || orientation.size() != 6 || spacing.size() != 2) {
            return Optional.empty();
        }
        return Optional.of(new SliceGeometry.Slice(
                position,
                orientation,
                spacing,
                dataset.integer(Tag.Rows).orElse(0),
                dataset.integer(Tag.Columns).orElse(0)));
    }

    private static double first(Dataset dataset, int frame, int group, int tag, double otherwise) {
        return numbers(dataset, frame, group, tag).stream().findFirst().orElse(otherwise);
    }

    private static List<Double> numbers(Dataset dataset, int frame, int group, int tag) {
        List<Dataset> perFrame = dataset.items(Tag.PerFrameFunctionalGroupsSequence);
        List<Double> own = frame < perFrame.size() ? inGroup(perFrame.get(frame), group, tag) : List.of();
        if (!own.isEmpty()) {
            return own;
        }
        List<Double> shared = dataset.items(Tag.SharedFunctionalGroupsSequence).stream()
                .findFirst()
                .map(groups -> inGroup(groups, group, tag))
                .orElse(List.of());
        return shared.isEmpty() ? numbers(dataset, tag) : shared;
    }

    private static List<Double> inGroup(Dataset groups, int group, int tag) {
        return groups.items(group).stream()
                .findFirst()
                .map(item -> numbers(item, tag))
                .orElse(List.of());
    }

    private static List<Double> numbers(Dataset dataset, int tag) {
        try {
            List<Double> numbers = dataset.numbers(tag);
            return numbers.stream().allMatch(Double::isFinite) ? numbers : List.of();
        } catch (DicomException notNumbers) {
            return List.of();
        }
    }
}

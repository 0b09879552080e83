package dev.consilium.imaging;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.PixelRegion;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where a device draws text into its images, as a person has seen and signed it.
 *
 * @param regions empty where it draws none
 */
public record DeviceRule(ImageSource source, List<PixelRegion> regions) {

    /** @throws IllegalArgumentException where the source is not identified, or a region is not in its images */
    public DeviceRule {
        if (!source.identified()) {
            throw new IllegalArgumentException("a rule is of a manufacturer and a model");
        }
        if (!regions.stream().allMatch(region -> region.within(source.rows(), source.columns()))) {
            throw new IllegalArgumentException("a region is not in the image");
        }
        regions = List.copyOf(regions);
    }

    /** The rule that knows an image. */
    public static Optional<DeviceRule> find(Collection<DeviceRule> rules, Dataset dataset) {
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        try {
            ImageSource source = ImageSource.of(dataset);
            return rules.stream().filter(rule -> rule.source().equals(source)).findFirst();
        } catch (DicomException notDescribed) {
            return Optional.empty();
        }
    }
}

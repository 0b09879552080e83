package dev.consilium.imaging;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Deidentified;
import dev.consilium.dicom.Tag;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether pixels may hold text that identifies: then a person looks first. No pixel is looked at here. */
public final class BurnedInText {

    private static final Set<String> DRAWING = Set.of("US", "SC", "XA", "RF", "ES", "OT", "XC");

    /** Of which only what a workstation made is known to carry text. */
    private static final Set<String> PLAIN = Set.of("CT", "MR", "PT", "NM");

    /** What has rows and columns, but is no picture of anybody. */
    private static final Set<String> NO_PICTURES = Set.of("SEG", "RTDOSE");

    private BurnedInText() {}

    /**
     * Why there is a risk, in words. What a rule knows of its device goes before what its kind would make one expect.
     *
     * @param dataset as it was de-identified, and blacked where a rule says so
     */
    public static Optional<String> risk(Dataset dataset, Collection<DeviceRule> rules) {
        if (dataset.text(Tag.Modality).filter(NO_PICTURES::contains).isPresent() || !dataset.contains(Tag.Rows)) {
            return Optional.empty();
        }
        boolean said = dataset.text(Tag.BurnedInAnnotation)
                .filter("YES"::equalsIgnoreCase)
                .isPresent();
        if (said) {
            return Optional.of("Burned In Annotation says YES");
        }
        Optional<DeviceRule> rule = DeviceRule.find(rules, dataset);
        if (rule.isPresent()) {
            return rule.filter(known -> !known.regions().isEmpty() && !Deidentified.pixelsCleaned(dataset))
                    .map(known -> "its device draws text where nothing is blacked");
        }
        return byKind(dataset);
    }

    private static Optional<String> byKind(Dataset dataset) {
        String modality = dataset.text(Tag.Modality).orElse("");
        if (DRAWING.contains(modality)) {
            return Optional.of("images of modality " + modality + " often show text");
        }
        List<String> type = dataset.texts(Tag.ImageType).stream()
                .map(value -> value.toUpperCase(Locale.ROOT).replace('_', ' '))
                .toList();
        Optional<String> drawn = type.stream()
                .filter(value -> value.equals("SECONDARY") || value.equals("SCREEN SAVE"))
                .findFirst();
        if (drawn.isPresent()) {
            return drawn.map(value -> "Image Type says " + value);
        }
        boolean plain = PLAIN.contains(modality)
                && type.size() > 1
                && type.subList(0, 2).equals(List.of("ORIGINAL", "PRIMARY"));
        return plain
                ? Optional.empty()
                : Optional.of("nobody has said yet whether its device draws text into such images");
    }
}

package dev.consilium.imaging;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Tag;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether pixels may hold text that identifies: then a person looks first. No pixel is looked at here. */
public final class BurnedInText {

    private static final Set<String> MODALITIES = Set.of("US", "SC", "XA", "RF", "ES", "OT", "XC");

    private BurnedInText() {}

    /** Why there is a risk, in words. */
    public static Optional<String> risk(Dataset dataset) {
        if (dataset.text(Tag.BurnedInAnnotation).filter("YES"::equalsIgnoreCase).isPresent()) {
            return Optional.of("Burned In Annotation says YES");
        }
        Optional<String> modality = dataset.text(Tag.Modality).filter(MODALITIES::contains);
        if (modality.isPresent()) {
            return Optional.of("images of modality " + modality.get() + " often show text");
        }
        return dataset.texts(Tag.ImageType).stream()
                .map(value -> value.toUpperCase(Locale.ROOT).replace('_', ' '))
                .filter(value -> value.equals("SECONDARY") || value.equals("SCREEN SAVE"))
                .findFirst()
                .map(value -> "Image Type says " + value);
    }
}

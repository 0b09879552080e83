package dev.consilium.imaging;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Deidentified;
import dev.consilium.dicom.Tag;
import java.util.Locale;

/**
 * Images of one kind from one kind of device, by what a de-identified header says: if text is drawn into them, then in the same places.
 *
 * @param imageType the first three values of Image Type
 */
public record ImageSource(String modality, String manufacturer, String model, String imageType, int rows, int columns) {

    private static final int TYPE_VALUES = 3;

    /** Of an LO. */
    private static final int LONGEST = 64;

    public ImageSource {
        modality = normal(modality, LONGEST);
        manufacturer = normal(manufacturer, LONGEST);
        model = normal(model, LONGEST);
        imageType = normal(imageType, TYPE_VALUES * LONGEST);
    }

    /** @throws dev.consilium.dicom.DicomException where Rows or Columns is no number */
    public static ImageSource of(Dataset dataset) {
        return new ImageSource(
                dataset.text(Tag.Modality).orElse(""),
                dataset.text(Tag.Manufacturer).orElse(""),
                dataset.text(Tag.ManufacturerModelName).orElse(""),
                String.join(
                        "\\",
                        dataset.texts(Tag.ImageType).stream().limit(TYPE_VALUES).toList()),
                dataset.integer(Tag.Rows).orElse(0),
                dataset.integer(Tag.Columns).orElse(0));
    }

    /** Whether enough is known to tell it from other devices; what de-identification put in place of a name tells nothing. */
    public boolean identified() {
        return tells(manufacturer) && tells(model);
    }

    private static boolean tells(String name) {
        return !name.isEmpty() && !name.equals(Deidentified.REMOVED);
    }

    private static String normal(String text, int longest) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        return upper.length() > longest ? upper.substring(0, longest) : upper;
    }
}

package dev.consilium.study;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.FrameAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an image must say of itself to be shown and measured: the type 1 attributes of the pixel module, and for CT, MR and PT its place. */
final class RequiredAttributes {

    private static final Set<String> PLACED = Set.of("CT", "MR", "PT");
    private static final Map<String, Integer> ALWAYS = new LinkedHashMap<>();

    static {
        ALWAYS.put("Modality", Tag.Modality);
        ALWAYS.put("Rows", Tag.Rows);
        ALWAYS.put("Columns", Tag.Columns);
        ALWAYS.put("SamplesPerPixel", Tag.SamplesPerPixel);
        ALWAYS.put("PhotometricInterpretation", Tag.PhotometricInterpretation);
        ALWAYS.put("BitsAllocated", Tag.BitsAllocated);
        ALWAYS.put("BitsStored", Tag.BitsStored);
        ALWAYS.put("PixelRepresentation", Tag.PixelRepresentation);
    }

    private RequiredAttributes() {}

    /** PS3.6 keywords of what is absent or empty. */
    static List<String> missing(Dataset dataset) {
        List<String> missing = new ArrayList<>();
        ALWAYS.forEach((keyword, tag) -> {
            if (dataset.text(tag).filter(text -> !text.isEmpty()).isEmpty()) {
                missing.add(keyword);
            }
        });
        boolean placed = dataset.text(Tag.Modality).filter(PLACED::contains).isPresent();
        if (placed && FrameAttributes.of(dataset, 0).slice().isEmpty()) {
            missing.add("ImagePositionPatient, ImageOrientationPatient or PixelSpacing");
        }
        return missing;
    }
}

package dev.consilium.study;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Tag;
import java.util.Map;
import java.util.Optional;

/** Whether an object is of the modality it says: SOP classes of one modality only are named in PS3.4 Table B.5-1. */
final class ModalityCheck {

    private static final Map<String, String> BY_SOP_CLASS = Map.of(
            "1.2.840.10008.5.1.4.1.1.2", "CT",
            "1.2.840.10008.5.1.4.1.1.2.1", "CT",
            "1.2.840.10008.5.1.4.1.1.4", "MR",
            "1.2.840.10008.5.1.4.1.1.4.1", "MR",
            "1.2.840.10008.5.1.4.1.1.128", "PT",
            "1.2.840.10008.5.1.4.1.1.130", "PT",
            "1.2.840.10008.5.1.4.1.1.20", "NM");

    private ModalityCheck() {}

    /** In words what is wrong, of an object in a series of this modality. */
    static Optional<String> wrong(Dataset dataset, String ofSeries) {
        String own = dataset.text(Tag.Modality).orElse("");
        String bySopClass = BY_SOP_CLASS.get(dataset.text(Tag.SOPClassUID).orElse(""));
        if (!own.isEmpty() && bySopClass != null && !bySopClass.equalsIgnoreCase(own)) {
            return Optional.of("says %s but is an object of %s".formatted(own, bySopClass));
        }
        return own.isEmpty() || own.equalsIgnoreCase(ofSeries)
                ? Optional.empty()
                : Optional.of("is %s in a series of %s".formatted(own, ofSeries));
    }
}

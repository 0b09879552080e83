package dev.consilium.imaging;

import dev.consilium.dicom.BlackedObject;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Deidentified;
import dev.consilium.dicom.Deidentifier;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is done to one object: its attributes by the profile and the policy, its pixels where they show a face or a
 * rule knows what its device draws.
 */
public final class ObjectDeidentification {

    private final Deidentifier deidentifier;
    private final List<DeviceRule> rules;
    private final DicomToolkit toolkit;
    private final long most;

    /** @param most bytes of all frames of one object, decoded */
    public ObjectDeidentification(Deidentifier deidentifier, List<DeviceRule> rules, DicomToolkit toolkit, long most) {
        this.deidentifier = deidentifier;
        this.rules = List.copyOf(rules);
        this.toolkit = toolkit;
        this.most = most;
    }

    /**
     * @param faces of the series the object is of
     * @throws DicomException as {@link Deidentifier#deidentify} and {@link Deidentifier#blacked} do
     */
    public CleanedObject of(Dataset original, FaceBlanking faces) {
        Deidentified clean = faces.of(deidentifier, deidentifier.deidentify(original));
        return new CleanedObject(clean, blacked(clean.dataset()).orElse(null), rules, toolkit);
    }

    private Optional<BlackedObject> blacked(Dataset clean) {
        return DeviceRule.find(rules, clean)
                .map(DeviceRule::regions)
                .filter(regions -> !regions.isEmpty() && !Deidentified.pixelsCleaned(clean))
                .map(regions -> deidentifier.blacked(clean, frame -> regions, toolkit, most));
    }
}

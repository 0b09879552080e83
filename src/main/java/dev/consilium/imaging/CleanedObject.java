package dev.consilium.imaging;

import dev.consilium.dicom.BlackedObject;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Deidentified;
import dev.consilium.dicom.DicomToolkit;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one object. */
public final class CleanedObject {

    private final Deidentified deidentified;
    private final @Nullable BlackedObject blacked;
    private final List<DeviceRule> rules;
    private final DicomToolkit toolkit;

    CleanedObject(
            Deidentified deidentified, @Nullable BlackedObject blacked, List<DeviceRule> rules, DicomToolkit toolkit) {
        this.deidentified = deidentified;
        this.blacked = blacked;
        this.rules = rules;
        this.toolkit = toolkit;
    }

    /** What is said of it; it may lack the pixels. */
    public Dataset header() {
        return blacked == null ? deidentified.dataset() : blacked.described();
    }

    public int frames() {
        return deidentified.dataset().frames();
    }

    /** Codes of CID 7050, as they stand in (0012,0064). */
    public List<String> methodCodes() {
        return Deidentified.codesOf(header());
    }

    public String tableEdition() {
        return deidentified.tableEdition();
    }

    /** As {@link BurnedInText#risk}. */
    public Optional<String> burnedInRisk() {
        return BurnedInText.risk(header(), rules);
    }

    /** As a Part 10 file. @throws DicomException as {@link BlackedObject#write} does */
    public void write(OutputStream out) throws IOException {
        if (blacked == null) {
            toolkit.write(deidentified.dataset(), out);
        } else {
            blacked.write(out);
        }
    }
}

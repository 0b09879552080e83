package dev.consilium.dicom;

import java.util.ServiceLoader;

/** Which adapter of {@link DicomToolkit} is used: one that comes as a service, else the built-in one. */
public final class DicomToolkits {

    private DicomToolkits() {}

    public static DicomToolkit present() {
        return ServiceLoader.load(DicomToolkit.class).findFirst().orElseGet(Part10Toolkit::new);
    }
}

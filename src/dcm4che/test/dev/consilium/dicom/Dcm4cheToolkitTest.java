package dev.consilium.dicom;

import java.util.Set;

class Dcm4cheToolkitTest extends DicomToolkitContract {

    @Override
    DicomToolkit toolkit() {
        return new Dcm4cheToolkit();
    }

    /** Without a transfer syntax dcm4che assumes explicit value representations. */
    @Override
    Set<String> unreadable() {
        return Set.of("dicom/broken/meta_missing_tsyntax.dcm");
    }
}

package dev.consilium.dicom;

class Part10HostileObjectsTest extends HostileObjectsContract {

    @Override
    DicomToolkit toolkit() {
        return new Part10Toolkit();
    }
}

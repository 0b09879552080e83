package dev.consilium.dicom;

class Dcm4cheHostileObjectsTest extends HostileObjectsContract {

    @Override
    DicomToolkit toolkit() {
        return new Dcm4cheToolkit();
    }

    @Override
    boolean forgives() {
        return true;
    }
}

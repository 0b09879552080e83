package dev.consilium.dicom;

/** Where the packets of a tile stand, all that its parts have. */
record Jpeg2000Packets(byte[] code, int from, int to) {

    int length() {
        return to - from;
    }
}

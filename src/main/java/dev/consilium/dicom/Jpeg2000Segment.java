package dev.consilium.dicom;

/**
 * A marker segment of a JPEG 2000 codestream (ITU-T T.800 A.1).
 *
 * @param marker its second byte
 * @param from where its parameters begin
 */
record Jpeg2000Segment(byte[] code, int marker, int from, int length) {

    static Jpeg2000Segment at(byte[] code, int at) {
        if (at + 4 > code.length) {
            throw DicomException.truncated("The coded image ends too early.");
        }
        int length = (code[at + 2] & 0xFF) << 8 | code[at + 3] & 0xFF;
        if (code[at] != (byte) 0xFF || length < 2) {
            throw DicomException.malformed("The coded image has no marker where one must be.");
        }
        if (length > code.length - at - 2) {
            throw DicomException.truncated("The coded image ends too early.");
        }
        return new Jpeg2000Segment(code, code[at + 1] & 0xFF, at + 4, length - 2);
    }

    int end() {
        return from + length;
    }

    int octet(int index) {
        if (index >= length) {
            throw DicomException.malformed("A segment of the coded image is shorter than what it holds.");
        }
        return code[from + index] & 0xFF;
    }

    int word(int index) {
        return octet(index) << 8 | octet(index + 1);
    }

    int number(int index) {
        return word(index) << 16 | word(index + 2);
    }
}

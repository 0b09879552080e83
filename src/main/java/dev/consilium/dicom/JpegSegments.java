package dev.consilium.dicom;

/** Walks the marker segments of a JPEG or JPEG-LS codestream (ITU-T T.81 B.1.1); a segment never reaches beyond the code. */
final class JpegSegments {

    static final int START_OF_IMAGE = 0xD8;
    static final int END_OF_IMAGE = 0xD9;
    static final int START_OF_SCAN = 0xDA;
    static final int RESTART_INTERVAL = 0xDD;
    private static final int FIRST_RESTART = 0xD0;

    private static final int FILL = 0xFF;
    private static final int TEMPORARY = 0x01;

    private final byte[] code;
    private int from;
    private int to;

    private JpegSegments(byte[] code) {
        this.code = code;
    }

    static JpegSegments of(byte[] code) {
        JpegSegments segments = new JpegSegments(code);
        if (code.length < 2 || segments.next() != START_OF_IMAGE) {
            throw DicomException.malformed("The coded image is no JPEG.");
        }
        return segments;
    }

    /** Goes to the next segment; its marker's second byte. */
    int next() {
        int marker = marker();
        boolean alone = marker >= FIRST_RESTART && marker <= END_OF_IMAGE || marker == TEMPORARY;
        from = to;
        if (!alone) {
            int length = at(to) << 8 | at(to + 1);
            if (length < 2) {
                throw DicomException.malformed("A segment of the coded image has no length.");
            }
            if (length > code.length - to) {
                throw DicomException.truncated("A segment of the coded image ends too early.");
            }
            from = to + 2;
            to += length;
        }
        return marker;
    }

    /** Any number of fill bytes may come before a marker (T.81 B.1.1.2). */
    private int marker() {
        if (at(to) != FILL) {
            throw DicomException.malformed("The coded image has no marker where one must be.");
        }
        int marker = FILL;
        while (marker == FILL) {
            marker = at(++to);
        }
        to++;
        if (marker == 0) {
            throw DicomException.malformed("The coded image has no marker where one must be.");
        }
        return marker;
    }

    private int at(int position) {
        if (position >= code.length) {
            throw DicomException.truncated("The coded image ends too early.");
        }
        return code[position] & 0xFF;
    }

    /** Where the entropy-coded bits begin that follow this segment. */
    int end() {
        return to;
    }

    void continueAt(int position) {
        to = position;
    }

    int length() {
        return to - from;
    }

    int octet(int index) {
        if (index >= length()) {
            throw DicomException.malformed("A segment of the coded image is shorter than what it holds.");
        }
        return code[from + index] & 0xFF;
    }

    int word(int index) {
        return octet(index) << 8 | octet(index + 1);
    }

    /** Big endian, of one to four octets. */
    long number(int index, int octets) {
        long number = 0;
        for (int i = 0; i < octets; i++) {
            number = number << 8 | octet(index + i);
        }
        return number;
    }

    boolean startsWith(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (i >= length() || octet(i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Goes on behind the restart marker that must follow these bits. @param number from 0, of the restart within its scan */
    void restart(CodedBits bits, int number) {
        bits.finish();
        continueAt(bits.marker());
        if (next() != FIRST_RESTART + number % 8) {
            throw DicomException.malformed("The coded image has not the restart marker that it must have.");
        }
    }
}

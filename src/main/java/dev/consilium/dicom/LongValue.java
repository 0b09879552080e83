package dev.consilium.dicom;

import java.io.IOException;
import java.io.OutputStream;

/** A value that is made while it is written, for it is too long for memory. */
record LongValue(int tag, Vr vr, long length, Content content) {

    /** Writes as many bytes as the length says. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}

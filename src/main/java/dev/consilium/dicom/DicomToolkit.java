package dev.consilium.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The port to a DICOM library: read a data set, write one, decode a frame. Adapters are safe for use by many threads. */
public interface DicomToolkit {

    /** Where an object can be read from, once or again. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /**
     * Reads a Part 10 file (PS3.10), or a bare data set without preamble or meta group.
     *
     * @throws DicomException {@code NOT_DICOM}, {@code TRUNCATED}, {@code LIMIT_EXCEEDED}, {@code UNSUPPORTED_SYNTAX}, {@code MALFORMED}
     */
    Dataset read(InputStream in, ReadLimits limits) throws IOException;

    /** As {@link #read} but stops before Pixel Data (7FE0,0010). */
    Dataset readHeader(InputStream in, ReadLimits limits) throws IOException;

    /**
     * As {@link #readHeader}, with as much of Pixel Data as one frame needs: {@link #decode} gives that frame and no other. An object of
     * many frames costs what one of a single frame does, unless only all its fragments tell which are of one frame.
     *
     * @param frame from 0
     * @throws DicomException as {@link #read} and {@link #decode} do
     */
    default Dataset readFrame(Source source, int frame, ReadLimits limits) throws IOException {
        try (InputStream in = source.open()) {
            return read(in, limits);
        }
    }

    /** As {@link #read}, but a fault of the file ends the reading and is told beside what was read. */
    PartialRead readUpToFault(InputStream in, ReadLimits limits) throws IOException;

    /** Writes a Part 10 file: 128 zero bytes of preamble, a new group 0002, and the data set in its own transfer syntax. */
    void write(Dataset dataset, OutputStream out) throws IOException;

    /**
     * Stored values of one frame; colour has become RGB, and indices of a palette its colours.
     *
     * @param frame from 0
     * @throws DicomException {@code NO_PIXELS}, {@code UNSUPPORTED_SYNTAX}, {@code TRUNCATED}, {@code MALFORMED}
     */
    Frame decode(Dataset dataset, int frame);

    /** As {@link #decode}, but chrominance and indices of a palette stay what they are. */
    Frame storedValues(Dataset dataset, int frame);
}

package dev.consilium.dataset;

import java.io.Closeable;
import java.io.IOException;

/** Writes a dataset in one format, case after case; the same cases give the same bytes. */
interface DatasetWriter extends Closeable {

    void begin(DatasetHead head) throws IOException;

    void add(ExportedCase closed) throws IOException;

    /** Flushes, and leaves the stream open. */
    void end() throws IOException;

    /** Lets go of what it needed itself, whether it came to its end or not; the stream stays open. */
    @Override
    default void close() throws IOException {}
}

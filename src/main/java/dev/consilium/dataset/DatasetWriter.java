package dev.consilium.dataset;

import java.io.IOException;

/** Writes a dataset in one format, case after case; the same cases give the same bytes. */
interface DatasetWriter {

    void begin(DatasetHead head) throws IOException;

    void add(ExportedCase closed) throws IOException;

    /** Flushes, and leaves the stream open. */
    void end() throws IOException;
}

package dev.consilium.dicom;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Inflates a deflated data set (PS3.5 A.5) and refuses a bomb: too much, or far more than its deflated size explains. */
final class BoundedInflation extends FilterInputStream {

    /** Images of one colour deflate as well as a bomb does, but are small. */
    private static final long HARMLESS = 64L << 20;

    private static final int PLAUSIBLE_RATIO = 100;

    private final Inflater inflater;
    private final long limit;

    private BoundedInflation(InputStream deflated, Inflater inflater, long limit) {
        super(new InflaterInputStream(deflated, inflater, 1 << 14));
        this.inflater = inflater;
        this.limit = limit;
    }

    static BoundedInflation of(InputStream deflated, long limit) {
        return new BoundedInflation(deflated, new Inflater(true), limit);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        check();
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        check();
        return count;
    }

    private void check() {
        long inflated = inflater.getBytesWritten();
        long plausible = Math.max(HARMLESS, inflater.getBytesRead() * PLAUSIBLE_RATIO);
        if (inflated > Math.min(limit, plausible)) {
            throw DicomException.limit("The deflated data set inflates to more than may be read.");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}

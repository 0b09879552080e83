package dev.consilium.dicom;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Inflates a deflated data set (PS3.5 A.5) and refuses a bomb: too much, or far more than its deflated size explains. */
final class BoundedInflation extends FilterInputStream {

    private final Inflater inflater;
    private final ReadLimits limits;

    private BoundedInflation(InputStream deflated, Inflater inflater, ReadLimits limits) {
        super(new InflaterInputStream(deflated, inflater, 1 << 14));
        this.inflater = inflater;
        this.limits = limits;
    }

    static BoundedInflation of(InputStream deflated, ReadLimits limits) {
        return new BoundedInflation(deflated, new Inflater(true), limits);
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

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(Math.min(count, ReadLimits.HARMLESS_LENGTH));
        check();
        return skipped;
    }

    private void check() {
        long inflated = inflater.getBytesWritten();
        long plausible = Math.max(ReadLimits.HARMLESS_LENGTH, inflater.getBytesRead() * limits.maxInflateRatio());
        if (inflated > Math.min(limits.maxInflatedLength(), plausible)) {
            throw DicomException.limit("The deflated data set inflates to more than may be read.");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}

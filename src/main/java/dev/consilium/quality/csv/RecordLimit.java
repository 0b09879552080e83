package dev.consilium.quality.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Stops a record that never ends, such as one behind a quote that is not closed, before it fills the memory. */
final class RecordLimit extends FilterReader {

    static final int LONGEST = 1_000_000;

    private int read;

    RecordLimit(Reader in) {
        super(in);
    }

    /** A record is through: the next may be as long again. */
    void next() {
        read = 0;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        read += Math.max(count, 0);
        if (read > LONGEST) {
            throw new RecordTooLong();
        }
        return count;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    static final class RecordTooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }
}

package dev.consilium.dicom;

import java.io.ByteArrayOutputStream;

/** Encodes images by ITU-T T.87, clause by clause and without any haste, to be decoded again. */
final class JpegLsEncoder {

    static final int NOT_INTERLEAVED = 0;
    static final int BY_LINE = 1;
    static final int BY_SAMPLE = 2;

    private static final int[] J = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    final int rows;
    final int columns;
    final int components;
    final int precision;
    int near;
    int interleaving;
    int restartInterval;
    int shift;
    /** MAXVAL, T1, T2, T3, RESET of a preset; zero for the default. */
    int[] presets = new int[5];
    /** Segments put before the frame. */
    byte[] before = {};
    /** Of all components. */
    int mappingTable;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int pending = 1;
    private int lastOctet;

    JpegLsEncoder(int rows, int columns, int components, int precision) {
        this.rows = rows;
        this.columns = columns;
        this.components = components;
        this.precision = precision;
    }

    /** @param samples interleaved by sample */
    byte[] encode(int[] samples) {
        octets(0xFF, 0xD8);
        out.writeBytes(before);
        octets(0xFF, 0xF7, 0, 8 + 3 * components, precision, rows >> 8, rows, columns >> 8, columns, components);
        for (int i = 0; i < components; i++) {
            octets(i + 1, 0x11, 0);
        }
        if (presets[0] + presets[1] + presets[4] > 0) {
            octets(0xFF, 0xF8, 0, 13, 1);
            for (int preset : presets) {
                octets(preset >> 8, preset);
            }
        }
        if (restartInterval > 0) {
            octets(0xFF, 0xDD, 0, 4, restartInterval >> 8, restartInterval);
        }
        if (interleaving == NOT_INTERLEAVED) {
            for (int i = 0; i < components; i++) {
                scan(samples, new int[] {i});
            }
        } else {
            int[] all = new int[components];
            for (int i = 0; i < components; i++) {
                all[i] = i;
            }
            scan(samples, all);
        }
        octets(0xFF, 0xD9);
        return out.toByteArray();
    }

    private void octets(int... octets) {
        for (int octet : octets) {
            out.write(octet);
        }
    }

    private void scan(int[] samples, int[] members) {
        octets(0xFF, 0xDA, 0, 6 + 2 * members.length, members.length);
        for (int member : members) {
            octets(member + 1, mappingTable);
        }
        octets(near, interleaving, shift);
        Scan scan = new Scan(samples, members);
        for (int row = 0; row < rows; row++) {
            if (restartInterval > 0 && row > 0 && row % restartInterval == 0) {
                flush();
                octets(0xFF, 0xD0 + (row / restartInterval - 1) % 8);
                scan.begin(row);
            }
            scan.line(row);
        }
        flush();
    }

    /** A.1: after an octet of ones a zero bit. The highest bit of {@code pending} marks where the octet began. */
    private void bit(int bit) {
        pending = pending << 1 | bit;
        if (pending >= 1 << (lastOctet == 0xFF ? 7 : 8)) {
            lastOctet = pending & (lastOctet == 0xFF ? 0x7F : 0xFF);
            out.write(lastOctet);
            pending = 1;
        }
    }

    private void bits(int value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            bit(value >> i & 1);
        }
    }

    private void flush() {
        while (pending != 1 || lastOctet == 0xFF) {
            bit(0);
        }
    }

    private final class Scan {

        private final int[] samples;
        private final int[] members;
        private final int[] reconstructed;
        private final int maximum;
        private final int range;
        private final int errorBits;
        private final int limit;
        private final int t1;
        private final int t2;
        private final int t3;
        private final int reset;
        private final int[] a = new int[367];
        private final int[] b = new int[367];
        private final int[] c = new int[367];
        private final int[] n = new int[367];
        private final int[] runIndex = new int[components];
        private int firstRow;

        Scan(int[] samples, int[] members) {
            this.samples = samples;
            this.members = members;
            reconstructed = new int[samples.length];
            JpegLsPresets all = new JpegLsPresets(presets[0], presets[1], presets[2], presets[3], presets[4])
                    .completed(precision, near);
            maximum = all.maximum();
            t1 = all.t1();
            t2 = all.t2();
            t3 = all.t3();
            reset = all.reset();
            range = (int) Math.floor((maximum + 2.0 * near) / (2 * near + 1)) + 1;
            errorBits = logarithm(range);
            int sampleBits = Math.max(2, logarithm(maximum + 1));
            limit = 2 * (sampleBits + Math.max(8, sampleBits));
            begin(0);
        }

        private int logarithm(int value) {
            int bits = 0;
            while (1 << bits < value) {
                bits++;
            }
            return bits;
        }

        void begin(int row) {
            firstRow = row;
            for (int i = 0; i < a.length; i++) {
                a[i] = Math.max(2, (range + 32) / 64);
                b[i] = 0;
                c[i] = 0;
                n[i] = 1;
            }
            java.util.Arrays.fill(runIndex, 0);
        }

        /** A.2.1 and A.3.1: what surrounds the image. */
        private int neighbour(int component, int row, int column) {
            if (row < firstRow) {
                return 0;
            }
            if (column < 0) {
                return neighbour(component, row - 1, 0);
            }
            return reconstructed[at(component, row, Math.min(column, columns - 1))];
        }

        private int at(int component, int row, int column) {
            return (row * columns + column) * components + component;
        }

        void line(int row) {
            if (interleaving == BY_SAMPLE) {
                span(row, members);
            } else {
                for (int member : members) {
                    span(row, new int[] {member});
                }
            }
        }

        private void span(int row, int[] together) {
            int column = 0;
            while (column < columns) {
                int[] contexts = new int[together.length];
                boolean smooth = true;
                for (int i = 0; i < contexts.length; i++) {
                    contexts[i] = context(together[i], row, column);
                    smooth &= contexts[i] == 0;
                }
                if (smooth) {
                    column = run(together, row, column);
                } else {
                    for (int i = 0; i < contexts.length; i++) {
                        regular(together[i], row, column, contexts[i]);
                    }
                    column++;
                }
            }
        }

        private int context(int component, int row, int column) {
            int ra = neighbour(component, row, column - 1);
            int rb = neighbour(component, row - 1, column);
            int rc = neighbour(component, row - 1, column - 1);
            int rd = neighbour(component, row - 1, column + 1);
            return 81 * quantised(rd - rb) + 9 * quantised(rb - rc) + quantised(rc - ra);
        }

        private int quantised(int d) {
            if (d <= -t3) {
                return -4;
            } else if (d <= -t2) {
                return -3;
            } else if (d <= -t1) {
                return -2;
            } else if (d < -near) {
                return -1;
            } else if (d <= near) {
                return 0;
            } else if (d < t1) {
                return 1;
            } else if (d < t2) {
                return 2;
            } else if (d < t3) {
                return 3;
            }
            return 4;
        }

        private void regular(int component, int row, int column, int context) {
            int sign = context < 0 ? -1 : 1;
            int q = Math.abs(context);
            int ra = neighbour(component, row, column - 1);
            int rb = neighbour(component, row - 1, column);
            int rc = neighbour(component, row - 1, column - 1);
            int px;
            if (rc >= Math.max(ra, rb)) {
                px = Math.min(ra, rb);
            } else if (rc <= Math.min(ra, rb)) {
                px = Math.max(ra, rb);
            } else {
                px = ra + rb - rc;
            }
            px = clamped(px + sign * c[q]);
            int error = error(component, row, column, px, sign);
            int k = 0;
            while (n[q] << k < a[q]) {
                k++;
            }
            int mapped;
            if (near == 0 && k == 0 && 2 * b[q] <= -n[q]) {
                mapped = error >= 0 ? 2 * error + 1 : -2 * (error + 1);
            } else {
                mapped = error >= 0 ? 2 * error : -2 * error - 1;
            }
            golomb(mapped, k, limit);
            b[q] += error * (2 * near + 1);
            a[q] += Math.abs(error);
            if (n[q] == reset) {
                a[q] >>= 1;
                b[q] = b[q] >= 0 ? b[q] >> 1 : -(1 - b[q] >> 1);
                n[q] >>= 1;
            }
            n[q]++;
            bias(q);
        }

        private void bias(int q) {
            if (b[q] <= -n[q]) {
                b[q] += n[q];
                c[q] = Math.max(-128, c[q] - 1);
                if (b[q] <= -n[q]) {
                    b[q] = -n[q] + 1;
                }
            } else if (b[q] > 0) {
                b[q] -= n[q];
                c[q] = Math.min(127, c[q] + 1);
                if (b[q] > 0) {
                    b[q] = 0;
                }
            }
        }

        /** A.4.2 to A.4.5: the error to code; keeps what the decoder will have. */
        private int error(int component, int row, int column, int px, int sign) {
            int error = sign * (samples[at(component, row, column)] - px);
            int step = 2 * near + 1;
            error = error > 0 ? (error + near) / step : -((near - error) / step);
            reconstructed[at(component, row, column)] = clamped(px + sign * error * step);
            if (error < 0) {
                error += range;
            }
            return error >= (range + 1) / 2 ? error - range : error;
        }

        private int clamped(int value) {
            return Math.max(0, Math.min(maximum, value));
        }

        private void golomb(int value, int k, int longest) {
            int zeros = value >> k;
            if (zeros < longest - errorBits - 1) {
                bits(0, zeros);
                bit(1);
                bits(value, k);
            } else {
                bits(0, longest - errorBits - 1);
                bit(1);
                bits(value - 1, errorBits);
            }
        }

        private int run(int[] together, int row, int from) {
            int of = together[0];
            int column = from;
            while (column < columns && repeats(together, row, column)) {
                for (int component : together) {
                    reconstructed[at(component, row, column)] = neighbour(component, row, column - 1);
                }
                column++;
            }
            int left = column - from;
            while (left >= 1 << J[runIndex[of]]) {
                bit(1);
                left -= 1 << J[runIndex[of]];
                runIndex[of] = Math.min(31, runIndex[of] + 1);
            }
            if (column == columns) {
                if (left > 0) {
                    bit(1);
                }
                return column;
            }
            bit(0);
            bits(left, J[runIndex[of]]);
            for (int component : together) {
                interruption(component, row, column, J[runIndex[of]], together.length == 1);
            }
            runIndex[of] = Math.max(0, runIndex[of] - 1);
            return column + 1;
        }

        private boolean repeats(int[] together, int row, int column) {
            for (int component : together) {
                int left = neighbour(component, row, column - 1);
                if (Math.abs(samples[at(component, row, column)] - left) > near) {
                    return false;
                }
            }
            return true;
        }

        private void interruption(int component, int row, int column, int spent, boolean alone) {
            int ra = neighbour(component, row, column - 1);
            int rb = neighbour(component, row - 1, column);
            int type = alone && Math.abs(ra - rb) <= near ? 1 : 0;
            int error = error(component, row, column, type == 1 ? ra : rb, type == 0 && ra > rb ? -1 : 1);
            int q = 365 + type;
            int t = type == 0 ? a[q] : a[q] + (n[q] >> 1);
            int k = 0;
            while (n[q] << k < t) {
                k++;
            }
            int map = 0;
            if (k == 0 && error > 0 && 2 * b[q] < n[q]) {
                map = 1;
            } else if (error < 0 && (2 * b[q] >= n[q] || k != 0)) {
                map = 1;
            }
            int mapped = 2 * Math.abs(error) - type - map;
            golomb(mapped, k, limit - spent - 1);
            b[q] += error < 0 ? 1 : 0;
            a[q] += mapped + 1 - type >> 1;
            if (n[q] == reset) {
                a[q] >>= 1;
                b[q] >>= 1;
                n[q] >>= 1;
            }
            n[q]++;
        }
    }
}

package dev.consilium.dicom;

import java.util.Arrays;

/**
 * Decodes the lines of one scan of JPEG-LS (ITU-T T.87 Annex A, and Annex B for several components). Each line stands between one sample to
 * its left and one to its right that it takes from the line above.
 */
final class JpegLsScan {

    /** J of A.2.1: bits of a run's length. */
    private static final int[] RUN_BITS = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    private final JpegLsModel model;
    private final int columns;
    private final boolean bySample;
    private final int[] runIndex;
    private int[][] above;
    private int[][] lines;

    /**
     * @param components that the scan holds
     * @param bySample components follow each other by sample, else by line
     */
    JpegLsScan(JpegLsModel model, int columns, int components, boolean bySample) {
        this.model = model;
        this.columns = columns;
        this.bySample = bySample && components > 1;
        runIndex = new int[components];
        above = new int[components][columns + 2];
        lines = new int[components][columns + 2];
    }

    /** As at the start of the scan. */
    void restart(CodedBits bits) {
        model.begin(bits);
        Arrays.fill(runIndex, 0);
        for (int[] line : lines) {
            Arrays.fill(line, 0);
        }
    }

    /** Decodes the next line of each component. */
    void next() {
        int[][] free = above;
        above = lines;
        lines = free;
        for (int i = 0; i < lines.length; i++) {
            lines[i][0] = above[i][1];
            above[i][columns + 1] = above[i][columns];
        }
        if (bySample) {
            samples();
        } else {
            for (int i = 0; i < lines.length; i++) {
                line(i, above[i], lines[i]);
            }
        }
    }

    /** The line last decoded, from index 1. */
    int[] line(int component) {
        return lines[component];
    }

    private void line(int component, int[] up, int[] line) {
        byte[] gradients = model.gradients();
        int zero = model.maximum();
        int x = 1;
        int a = line[0];
        int c = up[0];
        int b = up[1];
        int second = gradients[zero + b - c];
        while (x <= columns) {
            int d = up[x + 1];
            int first = gradients[zero + d - b];
            int context = 81 * first + 9 * second + gradients[zero + c - a];
            if (context != 0) {
                a = model.regular(context, JpegLsModel.predicted(a, b, c));
                line[x++] = a;
                c = b;
                b = d;
                second = first;
            } else {
                x = run(component, x);
                if (x <= columns) {
                    line[x] = model.interrupting(a, up[x], spent(component), true);
                    shorten(component);
                    x++;
                }
                a = line[x - 1];
                c = up[x - 1];
                b = up[Math.min(x, columns + 1)];
                second = gradients[zero + b - c];
            }
        }
    }

    /** B.3: a run is one of all components. */
    private void samples() {
        int x = 1;
        while (x <= columns) {
            if (smooth(x)) {
                x = run(0, x);
                if (x <= columns) {
                    for (int i = 0; i < lines.length; i++) {
                        lines[i][x] = model.interrupting(lines[i][x - 1], above[i][x], spent(0), false);
                    }
                    shorten(0);
                    x++;
                }
            } else {
                for (int i = 0; i < lines.length; i++) {
                    int a = lines[i][x - 1];
                    int b = above[i][x];
                    int c = above[i][x - 1];
                    lines[i][x] = model.regular(context(i, x), JpegLsModel.predicted(a, b, c));
                }
                x++;
            }
        }
    }

    private boolean smooth(int x) {
        for (int i = 0; i < lines.length; i++) {
            if (context(i, x) != 0) {
                return false;
            }
        }
        return true;
    }

    private int context(int component, int x) {
        byte[] gradients = model.gradients();
        int zero = model.maximum();
        int[] up = above[component];
        int b = up[x];
        int c = up[x - 1];
        return 81 * gradients[zero + up[x + 1] - b]
                + 9 * gradients[zero + b - c]
                + gradients[zero + c - lines[component][x - 1]];
    }

    /** A.7.1: repeats the sample before {@code from}, in all lines where they are interleaved by sample; where the run ends. */
    private int run(int component, int from) {
        CodedBits bits = model.bits();
        int x = from;
        while (x <= columns && bits.read(1) == 1) {
            int whole = 1 << spent(component);
            int left = columns + 1 - x;
            x += Math.min(whole, left);
            if (whole <= left) {
                runIndex[component] = Math.min(runIndex[component] + 1, RUN_BITS.length - 1);
            }
        }
        if (x <= columns) {
            x += bits.read(spent(component));
            if (x > columns) {
                bits.requireUnspent();
                throw DicomException.malformed("A run of the coded image is longer than its line.");
            }
        }
        fill(component, from, x);
        return x;
    }

    private void fill(int component, int from, int to) {
        int last = bySample ? lines.length - 1 : component;
        for (int i = component; i <= last; i++) {
            Arrays.fill(lines[i], from, to, lines[i][from - 1]);
        }
    }

    private int spent(int component) {
        return RUN_BITS[runIndex[component]];
    }

    private void shorten(int component) {
        runIndex[component] = Math.max(0, runIndex[component] - 1);
    }
}

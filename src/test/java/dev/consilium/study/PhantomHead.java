package dev.consilium.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A head of ellipsoids with nose, chin and neck, of skin, skull, brain and a hollow nose, cut into slices of 3 mm with pixels of 1.6 mm. Its
 * middle is the origin of the patient.
 */
final class PhantomHead {

    static final int SIDE = 160;

    private static final double PIXEL = 1.6;
    private static final double GAP = 3;
    private static final int SLICES = 84;
    private static final double[] HEAD = {0, 0, 0, 75, 95, 112};
    private static final double[] BRAIN = {0, 0, 0, 62, 82, 99};
    private static final double[] SKULL = {0, 0, 0, 68, 88, 105};
    private static final double[] NOSE = {0, -97, -30, 14, 22, 22};
    private static final double[] CHIN = {0, -72, -92, 22, 18, 14};
    private static final double[] HOLLOW = {0, -70, -40, 9, 26, 14};

    /** The directions of a row and a column of pixels, and from slice to slice. */
    enum Cut {
        AXIAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
        AXIAL_FROM_THE_TOP(1, 0, 0, 0, 1, 0, 0, 0, -1),
        AXIAL_FACE_DOWN(-1, 0, 0, 0, -1, 0, 0, 0, 1),
        SAGITTAL(0, 1, 0, 0, 0, -1, 1, 0, 0),
        CORONAL(1, 0, 0, 0, 0, -1, 0, 1, 0),
        TILTED_GANTRY(1, 0, 0, 0, 0.951056516, -0.309016994, 0, 0, 1),
        OBLIQUE(0.965925826, 0.258819045, 0, -0.258819045, 0.965925826, 0, 0, 0, 1);

        private final double[] axes;

        Cut(double... axes) {
            this.axes = axes;
        }
    }

    private final Cut cut;
    private final boolean ct;

    PhantomHead(Cut cut, boolean ct) {
        this.cut = cut;
        this.ct = ct;
    }

    List<TestObject> objects() {
        List<TestObject> objects = new ArrayList<>();
        Random noise = new Random(42);
        for (int slice = 0; slice < SLICES; slice++) {
            int[] values = new int[SIDE * SIDE];
            for (int at = 0; at < values.length; at++) {
                values[at] = value(point(slice, at), noise);
            }
            double[] corner = point(slice, 0);
            TestObject object = TestObject.image("1.5", slice + 1, SIDE, values)
                    .text(0x0018, 0x0015, "CS", "HEAD")
                    .text(0x0020, 0x0032, "DS", decimals(corner))
                    .text(0x0020, 0x0037, "DS", decimals(java.util.Arrays.copyOf(cut.axes, 6)))
                    .text(0x0028, 0x0030, "DS", PIXEL + "\\" + PIXEL);
            objects.add(ct ? object : object.text(0x0008, 0x0060, "CS", "MR"));
        }
        return objects;
    }

    private static String decimals(double[] values) {
        List<String> texts = new ArrayList<>();
        for (double value : values) {
            texts.add(String.format(Locale.ROOT, "%.8f", value));
        }
        return String.join("\\", texts);
    }

    /** Of a pixel, in mm of the patient. */
    double[] point(int slice, int at) {
        double column = (at % SIDE - (SIDE - 1) / 2.0) * PIXEL;
        double row = (at / SIDE - (SIDE - 1) / 2.0) * PIXEL;
        double along = (slice - (SLICES - 1) / 2.0) * GAP;
        double[] point = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            point[axis] = cut.axes[axis] * column + cut.axes[axis + 3] * row + cut.axes[axis + 6] * along;
        }
        return point;
    }

    private int value(double[] p, Random noise) {
        int random = noise.nextInt(21) - 10;
        if (in(HOLLOW, p, 0)) {
            return ct ? -990 + random : 20 + random;
        }
        if (in(BRAIN, p, 0)) {
            return (ct ? 35 : 400) + random;
        }
        if (in(SKULL, p, 0)) {
            return (ct ? 900 : 60) + random;
        }
        return isHead(p, 0) ? (ct ? 40 : 700) + random : ct ? -1000 + random : 15 + random;
    }

    boolean isAir(int hounsfieldOrSignal) {
        int value = hounsfieldOrSignal - 1024;
        return ct ? value < -900 : value < 60;
    }

    private static boolean isHead(double[] p, double more) {
        boolean neck = p[2] < -60 && Math.hypot(p[0], p[1] - 15) < 52 + more;
        return neck || in(HEAD, p, more) || in(NOSE, p, more) || in(CHIN, p, more);
    }

    /** What stands out of the ellipsoid. */
    boolean isNose(double[] p) {
        return in(NOSE, p, 0) && !in(HEAD, p, 0);
    }

    boolean isBrain(double[] p) {
        return in(BRAIN, p, 0);
    }

    /** The front below the brows, no deeper than a ball of 20 mm that rolls 6 mm below the surface leaves, and 6 mm of air; with 4 mm for the grid. */
    boolean mayGo(double[] p) {
        boolean front = p[1] < 10 && p[2] < HEAD[5] - 60 + 4;
        boolean deep = in(HEAD, p, -10) && !nearChinOrNeck(p);
        return front && !deep && isHead(p, 10);
    }

    /** Where the head is narrow, its ball does not reach. */
    private static boolean nearChinOrNeck(double[] p) {
        return p[2] < -50;
    }

    private static boolean in(double[] ellipsoid, double[] p, double more) {
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            double share = (p[axis] - ellipsoid[axis]) / (ellipsoid[axis + 3] + more);
            sum += share * share;
        }
        return sum <= 1;
    }
}

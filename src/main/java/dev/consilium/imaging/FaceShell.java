package dev.consilium.imaging;

import dev.consilium.dicom.DicomException;
import dev.consilium.imaging.SliceGeometry.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The outer layer of the front of a head, from the brows down, by geometry alone. The head is what is above a threshold, with everything that
 * a ball of 10 mm cannot reach from the front. What goes is what a ball of 20 mm, rolled inside it 6 mm below its surface, does not reach:
 * nose, lips and chin whole, elsewhere 6 mm; and 6 mm of air before it, where the surface still shows. Nothing behind the middle of the head goes,
 * nor above 60 mm below its vertex; where the vertex is not in the volume, nothing is spared for height.
 */
final class FaceShell {

    /** Depth of what goes from a surface that is flat or hollow. */
    static final double DEPTH_MM = 6;

    private static final double BALL_MM = 20;
    private static final double SEAL_MM = 10;
    private static final double BEFORE_MM = 6;
    private static final double ABOVE_BROWS_MM = 60;
    private static final double BELOW_CHIN_MM = 250;
    private static final double HEAD_MM = 150;
    private static final double SPECK = 0.01;
    private static final double LEAST_HEAD_MM3 = 100_000;
    private static final double CUT_MM2 = 5_000;
    private static final double CT_AIR = -1000;
    private static final double CT_SURFACE = -300;

    private final PatientGrid grid;
    private final boolean[] shell;
    private final double air;

    private FaceShell(PatientGrid grid, boolean[] shell, double air) {
        this.grid = grid;
        this.shell = shell;
        this.air = air;
    }

    /** @throws DicomException {@code FACES_NOT_BLANKED} where there is no such head */
    static FaceShell ofCt(HeadVolume volume) {
        return new Search(volume, CT_SURFACE).found(CT_AIR);
    }

    /** As {@link #ofCt}; the threshold is halfway from the mean of what is dark to that of Otsu, since bone and cold fat are dark too. */
    static FaceShell ofMr(HeadVolume volume) {
        Plane values = volume.histogramSource();
        Optional<Double> otsu = Otsu.threshold(values);
        if (otsu.isEmpty()) {
            throw HeadVolume.failed("The images of the series are all of one value.");
        }
        double dark = Arrays.stream(values.stored())
                .filter(value -> value < otsu.get())
                .average()
                .orElse(otsu.get());
        return new Search(volume, (dark + otsu.get()) / 2).found(Double.NaN);
    }

    /** The value of air, in modality units. */
    double air() {
        return air;
    }

    /** Which pixels of a slice go, row by row. */
    boolean[] of(Slice place) {
        boolean[] gone = new boolean[place.rows() * place.columns()];
        double[] point = new double[3];
        for (int row = 0; row < place.rows(); row++) {
            for (int column = 0; column < place.columns(); column++) {
                for (int axis = 0; axis < 3; axis++) {
                    point[axis] = HeadVolume.coordinate(place, axis, column, row);
                }
                int cell = grid.at(point[0], point[1], point[2]);
                gone[row * place.columns() + column] = cell >= 0 && shell[cell];
            }
        }
        return gone;
    }

    private static final class Search {

        private final PatientGrid grid;
        private final double[] values;
        private final boolean[] head;
        private final boolean[] outside;

        Search(HeadVolume volume, double threshold) {
            this.grid = volume.grid();
            this.values = sampled(volume);
            if (volume.coronal()) {
                openFront(threshold);
            }
            this.head = head(threshold);
            this.outside = outside();
        }

        private double[] sampled(HeadVolume volume) {
            double[] sampled = new double[grid.cells()];
            for (int z = 0, at = 0; z < grid.slices(); z++) {
                for (int y = 0; y < grid.rows(); y++) {
                    for (int x = 0; x < grid.columns(); x++, at++) {
                        sampled[at] = volume.value(
                                grid.x0() + x * grid.cell(), grid.y0() + y * grid.cell(), grid.z0() + z * grid.cell());
                    }
                }
            }
            return sampled;
        }

        /** Before the first of coronal slices is air, unless it cuts through the head. */
        private void openFront(double threshold) {
            List<Integer> unknown = new ArrayList<>();
            int cut = 0;
            for (int z = 0; z < grid.slices(); z++) {
                for (int x = 0; x < grid.columns(); x++) {
                    int y = 0;
                    while (y < grid.rows() && Double.isNaN(values[grid.index(x, y, z)])) {
                        unknown.add(grid.index(x, y, z));
                        y++;
                    }
                    cut += y < grid.rows() && values[grid.index(x, y, z)] >= threshold ? 1 : 0;
                }
            }
            if (cut * grid.cell() * grid.cell() < CUT_MM2) {
                unknown.forEach(at -> values[at] = Double.NEGATIVE_INFINITY);
            }
        }

        private boolean[] head(double threshold) {
            boolean[] bright = new boolean[grid.cells()];
            for (int at = 0; at < bright.length; at++) {
                bright[at] = values[at] >= threshold;
            }
            boolean[] found = grid.withoutSpecks(bright, SPECK);
            if (count(found) * Math.pow(grid.cell(), 3) < LEAST_HEAD_MM3) {
                throw HeadVolume.failed("No head is found in the series.");
            }
            return found;
        }

        /** The air that a ball reaches from the front: mouth, nose and sinuses are inside. */
        private boolean[] outside() {
            double[] toHead = grid.squaredDistances(head, true);
            boolean[] free = new boolean[grid.cells()];
            boolean[] front = new boolean[grid.cells()];
            for (int at = 0; at < free.length; at++) {
                free[at] = isAir(at) && toHead[at] > SEAL_MM * SEAL_MM;
                front[at] = at / grid.columns() % grid.rows() == 0;
            }
            boolean[] reached = grid.reached(front, free);
            if (count(reached) == 0) {
                throw HeadVolume.failed("No air is found before the head.");
            }
            double[] toReached = grid.squaredDistances(reached, true);
            double ball = SEAL_MM + grid.cell() / 2;
            boolean[] air = new boolean[grid.cells()];
            for (int at = 0; at < air.length; at++) {
                air[at] = isAir(at) && toReached[at] <= ball * ball;
            }
            return air;
        }

        private boolean isAir(int at) {
            return !head[at] && !Double.isNaN(values[at]);
        }

        FaceShell found(double knownAir) {
            boolean[] kept = kept();
            double[] toInside = grid.squaredDistances(inside(), true);
            boolean[] shell = new boolean[grid.cells()];
            Bounds bounds = bounds();
            for (int at = 0; at < shell.length; at++) {
                boolean near = !outside[at] || toInside[at] <= BEFORE_MM * BEFORE_MM;
                shell[at] = near && !kept[at] && !Double.isNaN(values[at]) && bounds.hold(grid.y(at), grid.z(at));
            }
            if (!takesOfHead(shell)) {
                throw HeadVolume.failed("No face is found in the series.");
            }
            return new FaceShell(grid, shell, Double.isNaN(knownAir) ? air() : knownAir);
        }

        /** Without what no slice shows. */
        private boolean[] inside() {
            boolean[] inside = new boolean[grid.cells()];
            for (int at = 0; at < inside.length; at++) {
                inside[at] = !outside[at] && !Double.isNaN(values[at]);
            }
            return inside;
        }

        private boolean takesOfHead(boolean[] shell) {
            for (int at = 0; at < shell.length; at++) {
                if (shell[at] && head[at]) {
                    return true;
                }
            }
            return false;
        }

        /** What a ball reaches below the surface. */
        private boolean[] kept() {
            double[] depth = grid.squaredDistances(outside, true);
            double deep = BALL_MM + DEPTH_MM;
            boolean[] centres = new boolean[grid.cells()];
            for (int at = 0; at < centres.length; at++) {
                centres[at] = !outside[at] && depth[at] > deep * deep;
            }
            if (count(centres) == 0) {
                throw HeadVolume.failed("What is found in the series is too thin for a head.");
            }
            double[] toCentres = grid.squaredDistances(centres, true);
            boolean[] kept = new boolean[grid.cells()];
            for (int at = 0; at < kept.length; at++) {
                kept[at] = toCentres[at] <= BALL_MM * BALL_MM;
            }
            return kept;
        }

        private Bounds bounds() {
            double top = -Double.MAX_VALUE;
            int cut = 0;
            for (int at = 0; at < head.length; at++) {
                if (head[at]) {
                    top = Math.max(top, grid.z(at));
                    int above = at + grid.rows() * grid.columns();
                    cut += above >= head.length || Double.isNaN(values[above]) ? 1 : 0;
                }
            }
            boolean vertex = cut * grid.cell() * grid.cell() < CUT_MM2;
            double low = vertex ? top - BELOW_CHIN_MM : -Double.MAX_VALUE;
            double high = vertex ? top - ABOVE_BROWS_MM : Double.MAX_VALUE;
            return new Bounds(low, high, middle(vertex ? top - HEAD_MM : -Double.MAX_VALUE));
        }

        /** From front to back, of all above a height. */
        private double middle(double from) {
            double sum = 0;
            int count = 0;
            for (int at = 0; at < head.length; at++) {
                if (head[at] && grid.z(at) >= from) {
                    sum += grid.y(at);
                    count++;
                }
            }
            return sum / count;
        }

        private double air() {
            double[] found = new double[head.length];
            int count = 0;
            for (int at = 0; at < head.length; at++) {
                if (outside[at] && Double.isFinite(values[at])) {
                    found[count++] = values[at];
                }
            }
            Arrays.sort(found, 0, count);
            return count == 0 ? 0 : found[count / 2];
        }

        private static int count(boolean[] cells) {
            int count = 0;
            for (boolean cell : cells) {
                count += cell ? 1 : 0;
            }
            return count;
        }
    }

    /** In mm of the patient. */
    private record Bounds(double low, double high, double back) {

        boolean hold(double y, double z) {
            return y < back && z >= low && z <= high;
        }
    }
}

package dev.consilium.imaging;

import org.jspecify.annotations.Nullable;

/**
 * Traces of motion; no unit.
 *
 * @param directionalRatio {@code sum Gx^2 / sum Gy^2} (Sobel): motion along the rows takes energy from Gx, along the columns from Gy
 * @param ghostEnergy what motion throws beside the body in the phase direction of MR: mean square of the background there less that of
 *     the background in the frequency direction, over the mean square of the body; after the ghosting ratio of the ACR (MRI Quality
 *     Control Manual, 2015), with energies for means. Near 0 without ghosts
 */
public record Motion(Measure directionalRatio, Measure ghostEnergy) {

    private static final int FEWEST = 64;

    /** The direction in which an MR image is encoded by phase, In-plane Phase Encoding Direction (0018,1312). */
    public enum Phase {
        ROW,
        COLUMN
    }

    /** @param phase null where not MR, or not said */
    static Motion of(Plane plane, Area area, @Nullable Phase phase) {
        return new Motion(directions(plane, area), ghosts(plane, area, phase));
    }

    private static Measure directions(Plane plane, Area area) {
        int w = plane.columns();
        double x = 0;
        double y = 0;
        long n = 0;
        for (int row = 1; row < plane.rows() - 1; row++) {
            for (int at = row * w + 1; at < (row + 1) * w - 1; at++) {
                if (area.around(at)) {
                    x += Sobel.alongRows(plane.stored(), w, at);
                    y += Sobel.alongColumns(plane.stored(), w, at);
                    n++;
                }
            }
        }
        return n == 0 ? Measure.none(Measure.Status.INSUFFICIENT_DATA) : Measure.ratio(x, y);
    }

    private static Measure ghosts(Plane plane, Area area, @Nullable Phase phase) {
        if (phase == null || area.everything()) {
            return Measure.none(Measure.Status.NOT_APPLICABLE);
        }
        int[] box = area.bounds();
        Energy besideRows = new Energy();
        Energy besideColumns = new Energy();
        Energy body = new Energy();
        for (int i = 0; i < plane.stored().length; i++) {
            int y = i / plane.columns();
            int x = i % plane.columns();
            boolean inRows = y >= box[0] && y <= box[1];
            boolean inColumns = x >= box[2] && x <= box[3];
            if (area.contains(i)) {
                body.add(plane.value(i));
            } else if (inRows && !inColumns) {
                besideRows.add(plane.value(i));
            } else if (inColumns && !inRows) {
                besideColumns.add(plane.value(i));
            }
        }
        if (besideRows.n < FEWEST || besideColumns.n < FEWEST) {
            return Measure.none(Measure.Status.INSUFFICIENT_DATA);
        }
        double alongRows = besideRows.mean() - besideColumns.mean();
        return Measure.ratio(phase == Phase.ROW ? alongRows : -alongRows, body.mean());
    }

    private static final class Energy {
        private double sum;
        private long n;

        void add(double value) {
            sum += value * value;
            n++;
        }

        double mean() {
            return sum / n;
        }
    }
}

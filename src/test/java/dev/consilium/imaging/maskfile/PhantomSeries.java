package dev.consilium.imaging.maskfile;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DatasetBuilder;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import dev.consilium.imaging.mask.Placement;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.VoxelSpacing;
import java.util.ArrayList;
import java.util.List;

/**
 * CT series of 14 slices of 20 x 23 pixels, no whole number of bytes,, each stored in another direction, and bodies defined in the patient, where left, back and
 * head cannot be confused; no edge of a body meets the centre of a voxel.
 */
public enum PhantomSeries {
    AXIAL(v(1, 0, 0), v(0, 1, 0), v(0, 0, 1)),
    SAGITTAL(v(0, 1, 0), v(0, 0, -1), v(-1, 0, 0)),
    CORONAL(v(1, 0, 0), v(0, 0, -1), v(0, 1, 0)),
    OBLIQUE(v(0.8, 0.36, 0.48), v(-0.6, 0.48, 0.64), v(0, -0.8, 0.6)),
    /** Slices go down. */
    REVERSED(v(1, 0, 0), v(0, 1, 0), v(0, 0, -1)),
    /** Rows go to the right. */
    ROWS_FLIPPED(v(-1, 0, 0), v(0, 1, 0), v(0, 0, 1)),
    /** Gantry tilted by about 16 degrees: slices do not follow each other along their normal. */
    TILTED(v(1, 0, 0), v(0, 1, 0), v(0, 0.28, 0.96));

    static final int SLICES = 14;
    static final int ROWS = 20;
    static final int COLUMNS = 23;
    /** From row to row, from column to column, and along the way from slice to slice. */
    static final double ROW_MM = 1.5;

    static final double COLUMN_MM = 1.25;
    static final double SLICE_MM = 2.5;

    private static final String STUDY = "2.25.1001";

    /** Bodies by what they hold, in mm around the middle of the series. */
    public enum Body {
        /** Arms of different lengths to the left, to the back and to the head. */
        ARMS {
            @Override
            boolean holds(double x, double y, double z) {
                return within(x, -2.1137, 9.1137) && within(y, -2.1137, 2.1137) && within(z, -2.1137, 2.1137)
                        || within(x, -2.1137, 2.1137) && within(y, -2.1137, 6.1137) && within(z, -2.1137, 2.1137)
                        || within(x, -2.1137, 2.1137) && within(y, -2.1137, 2.1137) && within(z, -2.1137, 11.1137);
            }
        },
        /** The letter F, seen from the front, with a foot to the front. */
        LETTER {
            @Override
            boolean holds(double x, double y, double z) {
                return within(x, -4.1137, -1.1137) && within(y, -1.6173, 1.6173) && within(z, -9.1137, 9.1137)
                        || within(x, -4.1137, 5.1137) && within(y, -1.6173, 1.6173) && within(z, 6.1137, 9.1137)
                        || within(x, -4.1137, 2.1137) && within(y, -1.6173, 1.6173) && within(z, 0.1137, 3.1137)
                        || within(x, -4.1137, -1.1137) && within(y, -7.1137, 0.0131) && within(z, -9.1137, -6.1137);
            }
        },
        /** A wedge off the middle, thinner to the right, to the front and to the feet. */
        WEDGE {
            @Override
            boolean holds(double x, double y, double z) {
                return within(x, -6.1137, 8.1137)
                        && within(y, -5.1137, 7.1137)
                        && within(z, -8.1137, 8.1137)
                        && 1.03 * x + 1.51 * y + 0.77 * z > 1.013;
            }
        };

        abstract boolean holds(double x, double y, double z);

        private static boolean within(double value, double from, double to) {
            return value > from && value < to;
        }
    }

    private final double[] row;
    private final double[] column;
    private final double[] across;

    PhantomSeries(double[] row, double[] column, double[] across) {
        this.row = row;
        this.column = column;
        this.across = across;
    }

    /** The centre of a voxel in the patient, by the order in which slices are stored. */
    public double[] at(int x, int y, int z) {
        double[] at = {12.3, -45.6, 78.9};
        for (int i = 0; i < 3; i++) {
            at[i] += row[i] * COLUMN_MM * (x - COLUMNS / 2)
                    + column[i] * ROW_MM * (y - ROWS / 2)
                    + across[i] * SLICE_MM * (z - SLICES / 2);
        }
        return at;
    }

    public static boolean holds(Body body, double[] at) {
        return body.holds(at[0] - 12.3, at[1] + 45.6, at[2] - 78.9);
    }

    public MaskGrid grid() {
        double[] first = at(0, 0, 0);
        double upright = Math.abs(across[0] * (row[1] * column[2] - row[2] * column[1])
                + across[1] * (row[2] * column[0] - row[0] * column[2])
                + across[2] * (row[0] * column[1] - row[1] * column[0]));
        return new MaskGrid(
                new GridShape(SLICES, ROWS, COLUMNS),
                new VoxelSpacing(SLICE_MM * upright, ROW_MM, COLUMN_MM),
                new Placement(list(first), list(row), list(column), list(across), frameOfReference()));
    }

    /** One segment per body. */
    public MaskVolume volume(Body... bodies) {
        List<Segment> segments = new ArrayList<>();
        for (Body body : bodies) {
            segments.add(new Segment(segments.size() + 1, body.name(), mask(body)));
        }
        return new MaskVolume(grid(), segments);
    }

    public RunLengthMask mask(Body body) {
        MaskBuilder mask = new MaskBuilder(new GridShape(SLICES, ROWS, COLUMNS));
        for (int z = 0; z < SLICES; z++) {
            for (int pixel = 0; pixel < ROWS * COLUMNS; pixel++) {
                if (holds(body, at(pixel % COLUMNS, pixel / COLUMNS, z))) {
                    mask.add(z, pixel, pixel + 1);
                }
            }
        }
        return mask.build();
    }

    /** Headers of the images, in the order in which they are stored. */
    public List<Dataset> headers() {
        List<Dataset> headers = new ArrayList<>();
        for (int z = 0; z < SLICES; z++) {
            headers.add(header(z));
        }
        return headers;
    }

    String frameOfReference() {
        return STUDY + ".1." + ordinal();
    }

    private Dataset header(int slice) {
        List<Double> orientation = new ArrayList<>(list(row));
        orientation.addAll(list(column));
        return DatasetBuilder.object()
                .text(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.2")
                .text(Tag.SOPInstanceUID, STUDY + ".3." + ordinal() + "." + (slice + 1))
                .text(Tag.StudyInstanceUID, STUDY)
                .text(Tag.SeriesInstanceUID, STUDY + ".2." + ordinal())
                .text(Tag.FrameOfReferenceUID, frameOfReference())
                .text(Tag.PatientName, "Phantom^Ärmel")
                .text(Tag.PatientID, "PHANTOM")
                .text(Tag.StudyDate, "20260102")
                .text(Tag.StudyTime, "101112")
                .text(Tag.Modality, "CT")
                .decimals(Tag.ImagePositionPatient, list(at(0, 0, slice)))
                .decimals(Tag.ImageOrientationPatient, orientation)
                .decimals(Tag.PixelSpacing, List.of(ROW_MM, COLUMN_MM))
                .decimals(Tag.SliceThickness, List.of(SLICE_MM))
                .number(Tag.Rows, ROWS)
                .number(Tag.Columns, COLUMNS)
                .build();
    }

    private static double[] v(double x, double y, double z) {
        return new double[] {x, y, z};
    }

    private static List<Double> list(double[] numbers) {
        return List.of(numbers[0], numbers[1], numbers[2]);
    }
}

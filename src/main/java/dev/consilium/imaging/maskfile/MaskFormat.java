package dev.consilium.imaging.maskfile;

import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.RunLengthMask;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Formats a {@link MaskVolume} is written in by itself; a DICOM Segmentation needs a series as well ({@link Segmentations}). */
public enum MaskFormat {
    /** Little endian labels of 8 or 16 bits, with sform, and qform where there is no shear. */
    NIFTI {
        @Override
        public void write(MaskVolume volume, OutputStream out) throws IOException {
            NiftiLabels.write(volume, out);
        }

        @Override
        public void write(ShareMap map, OutputStream out) throws IOException {
            NiftiShares.write(map, out);
        }
    },
    /** {@link #NIFTI}, compressed. */
    NIFTI_GZ {
        @Override
        public void write(MaskVolume volume, OutputStream out) throws IOException {
            GZIPOutputStream compressed = new GZIPOutputStream(out, 1 << 16);
            NiftiLabels.write(volume, compressed);
            compressed.finish();
        }

        @Override
        public void write(ShareMap map, OutputStream out) throws IOException {
            GZIPOutputStream compressed = new GZIPOutputStream(out, 1 << 16);
            NiftiShares.write(map, compressed);
            compressed.finish();
        }
    },
    /** Grey values of 8 or 16 bits, one slice. */
    PNG {
        @Override
        public void write(MaskVolume volume, OutputStream out) throws IOException {
            PngLabels.write(volume, out);
        }

        @Override
        public void write(ShareMap map, OutputStream out) throws IOException {
            PngLabels.write(map, out);
        }
    },
    /** A list of compressed runs with the segment's number as {@code category_id}, one slice. */
    COCO {
        @Override
        public void write(MaskVolume volume, OutputStream out) throws IOException {
            CocoLabels.write(volume, out);
        }
    },
    /** Our own canonical runs, one segment, without place. */
    RUNS {
        @Override
        public void write(MaskVolume volume, OutputStream out) throws IOException {
            if (volume.segments().size() != 1) {
                throw MaskFileException.unsupported("A file of runs (RLM1) holds one segment: choose one.");
            }
            out.write(volume.segments().get(0).mask().bytes());
        }
    };

    /**
     * Leaves the stream open.
     *
     * @throws MaskFileException {@code MASK_FILE_UNSUPPORTED} where the format cannot hold the masks; nothing has been written then
     */
    public abstract void write(MaskVolume volume, OutputStream out) throws IOException;

    /**
     * Shares in place of labels: floats of 32 bits in NIfTI, {@code round(255 W)} in a PNG of one slice. Leaves the stream open.
     *
     * @throws MaskFileException as above
     */
    public void write(ShareMap map, OutputStream out) throws IOException {
        throw MaskFileException.unsupported("Runs hold masks and no shares: write NIfTI or PNG.");
    }

    /** Whether {@link #write(ShareMap, OutputStream)} can succeed. */
    public boolean holdsShares() {
        return this != COCO && this != RUNS;
    }

    /** The largest label. @throws MaskFileException where segments overlap, or their numbers are no labels of 16 bits */
    static int requireLabels(MaskVolume volume) {
        List<RunLengthMask> masks =
                volume.segments().stream().map(MaskVolume.Segment::mask).toList();
        if (Overlaps.any(masks)) {
            throw MaskFileException.unsupported(
                    "Segments overlap, and a label map has one label per voxel: write one segment, or a DICOM Segmentation.");
        }
        int largest = 1;
        for (MaskVolume.Segment segment : volume.segments()) {
            if (segment.number() < 1 || segment.number() > 0xFFFF) {
                throw MaskFileException.unsupported("A segment has a number that is no label: 1 to 65535.");
            }
            largest = Math.max(largest, segment.number());
        }
        return largest;
    }

    static void requireOneSlice(MaskGrid grid) {
        if (grid.shape().slices() != 1) {
            throw MaskFileException.unsupported("The format holds one slice: write NIfTI, or give one slice.");
        }
    }

    /** Labels of the pixels of one slice, along the rows. */
    static int[] labels(MaskVolume volume, int slice) {
        int[] labels = new int[volume.grid().shape().pixels()];
        for (MaskVolume.Segment segment : volume.segments()) {
            int at = 0;
            boolean foreground = false;
            for (int run : segment.mask().runs(slice)) {
                if (foreground) {
                    Arrays.fill(labels, at, at + run, segment.number());
                }
                at += run;
                foreground = !foreground;
            }
        }
        return labels;
    }
}

package dev.consilium.imaging;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DeidentificationPolicy;
import dev.consilium.dicom.Deidentified;
import dev.consilium.dicom.Deidentifier;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.Frame;
import dev.consilium.dicom.ReadLimits;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.HeadImages.Answer;
import dev.consilium.imaging.SliceGeometry.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The face of one series: looked for once over all its originals, then blanked in each of its de-identified objects. What might show a face that
 * cannot be found is refused, never let through.
 */
public final class FaceBlanking {

    /** Volumes that geometry reads. */
    private static final Set<String> GEOMETRY = Set.of("CT", "MR");

    /** Pictures and texts that show no surface of a face. */
    private static final Set<String> NO_SURFACE = Set.of(
            "CR",
            "DX",
            "MG",
            "US",
            "RF",
            "XA",
            "IVUS",
            "OCT",
            "OP",
            "OPT",
            "SM",
            "ECG",
            "HD",
            "EPS",
            "SR",
            "KO",
            "PR",
            "REG",
            "RTDOSE",
            "RTPLAN",
            "RTRECORD",
            "DOC",
            "PLAN",
            "IO",
            "PX",
            "BMD",
            "FID");

    private final DicomToolkit toolkit;
    private final @Nullable FaceShell shell;

    private FaceBlanking(DicomToolkit toolkit, @Nullable FaceShell shell) {
        this.toolkit = toolkit;
        this.shell = shell;
    }

    /** Takes the originals of a series one after the other, so that none has to stay in memory. */
    public static final class Builder {

        private final DicomToolkit toolkit;
        private final HeadVolume volume = new HeadVolume();
        private @Nullable String modality;
        private boolean needed;

        public Builder(DicomToolkit toolkit) {
            this.toolkit = toolkit;
        }

        /** @throws DicomException {@code FACES_NOT_BLANKED} where it might show a face that cannot be found */
        public void add(Dataset original) {
            String of = original.text(Tag.Modality).orElse("");
            if (!needsBlanking(original, of)) {
                return;
            }
            needed = true;
            if (modality != null && !modality.equals(of)) {
                throw HeadVolume.failed("The images of the series are of several modalities.");
            }
            modality = of;
            FrameAttributes attributes = FrameAttributes.of(original, 0);
            volume.add(place(original, attributes), Plane.of(frame(original, toolkit), attributes));
        }

        private static boolean needsBlanking(Dataset original, String modality) {
            if (NO_SURFACE.contains(modality)) {
                return false;
            }
            Answer head = HeadImages.of(original);
            boolean read = GEOMETRY.contains(modality);
            if (head == Answer.OPEN) {
                throw HeadVolume.failed("Nothing says which part of the body the series shows.");
            }
            if (head == Answer.YES && !read) {
                throw HeadVolume.failed("A head in images of this modality cannot be blanked.");
            }
            return head == Answer.YES;
        }

        /** @throws DicomException {@code FACES_NOT_BLANKED} where no face is found in a series that shows a head */
        public FaceBlanking build() {
            if (!needed) {
                return new FaceBlanking(toolkit, null);
            }
            return new FaceBlanking(toolkit, "CT".equals(modality) ? FaceShell.ofCt(volume) : FaceShell.ofMr(volume));
        }
    }

    /**
     * Reads the originals of a series where the policy wants faces blanked, and none where it does not.
     *
     * @throws DicomException {@code FACES_NOT_BLANKED}, and as reading and decoding do
     */
    public static FaceBlanking of(
            DeidentificationPolicy policy, List<DicomToolkit.Source> originals, DicomToolkit toolkit, ReadLimits limits)
            throws IOException {
        Builder builder = new Builder(toolkit);
        if (policy.faces() == DeidentificationPolicy.Faces.BLANK) {
            for (DicomToolkit.Source original : originals) {
                try (InputStream in = original.open()) {
                    builder.add(toolkit.read(in, limits));
                }
            }
        }
        return builder.build();
    }

    /**
     * The object without the face, and saying so; as it is where the series shows no head, or the face is gone already.
     *
     * @throws DicomException {@code FACES_NOT_BLANKED} where it was not among the originals of the series
     */
    public Deidentified of(Deidentifier deidentifier, Deidentified clean) {
        if (shell == null || clean.methodCodes().contains(Deidentifier.CLEAN_FEATURES)) {
            return clean;
        }
        Dataset dataset = clean.dataset();
        FrameAttributes attributes = FrameAttributes.of(dataset, 0);
        return deidentifier.withoutFace(
                clean, blanked(frame(dataset, toolkit), shell.of(place(dataset, attributes)), attributes, shell.air()));
    }

    private static Slice place(Dataset image, FrameAttributes attributes) {
        Optional<Slice> slice = attributes.slice();
        if (slice.isEmpty() || image.frames() != 1) {
            throw HeadVolume.failed(
                    "An image of the series does not say where in the patient it lies, or is of many frames.");
        }
        return slice.get();
    }

    private static Frame frame(Dataset image, DicomToolkit toolkit) {
        Frame frame = toolkit.decode(image, 0);
        if (frame.samplesPerPixel() != 1) {
            throw HeadVolume.failed("An image of the series is in colour.");
        }
        return frame;
    }

    private static Frame blanked(Frame frame, boolean[] gone, FrameAttributes attributes, double air) {
        int[] values = frame.values().clone();
        int blank = stored(frame, (air - attributes.intercept()) / attributes.slope());
        for (int at = 0; at < values.length; at++) {
            values[at] = gone[at] ? blank : values[at];
        }
        return new Frame(
                frame.rows(), frame.columns(), 1, frame.bitsStored(), frame.signed(), frame.photometric(), values);
    }

    /** As near as the bits allow. */
    private static int stored(Frame frame, double value) {
        int bits = Math.min(frame.bitsStored(), 31);
        long least = frame.signed() ? -(1L << bits - 1) : 0;
        long most = frame.signed() ? (1L << bits - 1) - 1 : (1L << bits) - 1;
        return (int) Math.max(least, Math.min(most, Math.round(value)));
    }
}

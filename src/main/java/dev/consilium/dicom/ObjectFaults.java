package dev.consilium.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What is wrong with an object that can be read all the same. */
public final class ObjectFaults {

    private static final List<Integer> UIDS =
            List.of(Tag.SOPClassUID, Tag.SOPInstanceUID, Tag.StudyInstanceUID, Tag.SeriesInstanceUID);

    /** PS3.5 9.1, but for leading zeros, which many writers have. */
    private static final Pattern UID = Pattern.compile("[0-9]+(\\.[0-9]+)*");

    private static final int LONGEST_UID = 64;

    /** No modality measures so finely; tables of values over such a slope have no end. */
    private static final double SMALLEST_SLOPE = 1e-12;

    private static final Pattern OUTSIDE = Pattern.compile("[/:\\x00-\\x1F]");

    private ObjectFaults() {}

    /**
     * @return codes, the gravest first: {@code INVALID_UID} where an identifier is none, such as a path; {@code INVALID_RESCALE} where
     *     Rescale Slope is zero, no number or next to nothing; {@code INVALID_PALETTE} where a lookup table is missing or not as it is
     *     described; {@code REFERENCE_OUTSIDE} where a DICOMDIR names files outside its folder; {@code UNKNOWN_CHARACTER_SET}; {@code
     *     EXECUTABLE_PREAMBLE} where the file is a program or a page of the web as well
     */
    public static List<String> of(PartialRead read) {
        List<String> codes = new ArrayList<>();
        if (UIDS.stream().flatMap(tag -> read.dataset().texts(tag).stream()).anyMatch(ObjectFaults::isNoUid)) {
            codes.add("INVALID_UID");
        }
        if (!hasSoundSlope(read.dataset())) {
            codes.add("INVALID_RESCALE");
        }
        if (read.dataset() instanceof DataElements image && !hasSoundPalette(image)) {
            codes.add("INVALID_PALETTE");
        }
        if (pointsOutside(read.dataset())) {
            codes.add("REFERENCE_OUTSIDE");
        }
        if (read.dataset() instanceof DataElements elements
                && !elements.charset().known()) {
            codes.add("UNKNOWN_CHARACTER_SET");
        }
        if (read.executablePreamble()) {
            codes.add("EXECUTABLE_PREAMBLE");
        }
        return List.copyOf(codes);
    }

    private static boolean isNoUid(String uid) {
        return !uid.isEmpty()
                && (uid.length() > LONGEST_UID || !UID.matcher(uid).matches());
    }

    private static boolean hasSoundSlope(Dataset dataset) {
        try {
            return dataset.numbers(Tag.RescaleSlope).stream()
                    .allMatch(slope -> Double.isFinite(slope) && Math.abs(slope) >= SMALLEST_SLOPE);
        } catch (DicomException e) {
            return false;
        }
    }

    private static boolean hasSoundPalette(DataElements image) {
        boolean palette = image.contains(Tag.PixelData)
                && image.text(Tag.PhotometricInterpretation)
                        .filter("PALETTE COLOR"::equals)
                        .isPresent();
        try {
            return !palette
                    || Palette.of(image, image.integer(Tag.PixelRepresentation).orElse(0) == 1)
                                    .bits()
                            > 0;
        } catch (DicomException e) {
            return false;
        }
    }

    /** A File ID has the components of a path as its values (PS3.10 8.2); none leads up, begins anew or has components of its own. */
    private static boolean pointsOutside(Dataset directory) {
        return directory.items(Tag.DirectoryRecordSequence).stream()
                .flatMap(record -> record.texts(Tag.ReferencedFileID).stream())
                .anyMatch(component ->
                        component.equals("..") || OUTSIDE.matcher(component).find());
    }
}

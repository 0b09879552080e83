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

    private ObjectFaults() {}

    /**
     * @return codes, the gravest first: {@code INVALID_UID} where an identifier is none, such as a path; {@code INVALID_RESCALE} where
     *     Rescale Slope is zero, no number or next to nothing; {@code UNKNOWN_CHARACTER_SET}; {@code EXECUTABLE_PREAMBLE} where the file is a program or a page of the
     *     web as well
     */
    public static List<String> of(PartialRead read) {
        List<String> codes = new ArrayList<>();
        if (UIDS.stream().flatMap(tag -> read.dataset().texts(tag).stream()).anyMatch(ObjectFaults::isNoUid)) {
            codes.add("INVALID_UID");
        }
        if (!hasSoundSlope(read.dataset())) {
            codes.add("INVALID_RESCALE");
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
}

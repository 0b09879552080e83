package dev.consilium.imaging.maskfile;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DatasetBuilder;
import dev.consilium.dicom.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What a segment is, and how it came about (PS3.3 C.8.20.4).
 *
 * @param label at most 64 characters are kept
 * @param category Segmented Property Category; @param type Segmented Property Type
 * @param algorithmName null for {@link Algorithm#MANUAL}, else there
 * @param tracking null where nobody follows it
 */
public record SegmentDescription(
        String label,
        CodedConcept category,
        CodedConcept type,
        Algorithm algorithm,
        @Nullable String algorithmName,
        @Nullable Tracking tracking) {

    /** By which one lesion is known in several segmentations (PS3.3 C.8.20.2): Tracking ID (0062,0020) and UID (0062,0021). */
    public record Tracking(String id, String uid) {

        /** @param identity what is the same for the same lesion and for no other */
        public static Tracking of(String id, String identity) {
            return new Tracking(id, ContentUid.of("lesion", identity));
        }
    }

    /** Segment Algorithm Type (0062,0008). */
    public enum Algorithm {
        MANUAL,
        SEMIAUTOMATIC,
        AUTOMATIC
    }

    private static final int LONGEST_LABEL = 64;

    public SegmentDescription {
        if (algorithm == Algorithm.MANUAL != (algorithmName == null) || label.isBlank()) {
            throw new IllegalArgumentException("a label, and a name of the algorithm if and only if there is one");
        }
        label = label(label);
    }

    public SegmentDescription(
            String label,
            CodedConcept category,
            CodedConcept type,
            Algorithm algorithm,
            @Nullable String algorithmName) {
        this(label, category, type, algorithm, algorithmName, null);
    }

    /** Drawn by hand; of a kind that is not known. */
    public static SegmentDescription manual(String label) {
        return new SegmentDescription(label, CodedConcept.TISSUE, CodedConcept.TISSUE, Algorithm.MANUAL, null);
    }

    Dataset item(int number) {
        return DatasetBuilder.item(item -> {
            item.number(Tag.SegmentNumber, number)
                    .text(Tag.SegmentLabel, label)
                    .text(Tag.SegmentAlgorithmType, algorithm.name())
                    .items(Tag.SegmentedPropertyCategoryCodeSequence, category.item())
                    .items(Tag.SegmentedPropertyTypeCodeSequence, type.item());
            if (algorithmName != null) {
                item.text(Tag.SegmentAlgorithmName, label(algorithmName));
            }
            if (tracking != null) {
                item.text(Tag.TrackingID, label(tracking.id())).text(Tag.TrackingUID, tracking.uid());
            }
        });
    }

    private static String label(String text) {
        String sound = text.replaceAll("[\\\\\\p{Cntrl}]", " ");
        return sound.length() > LONGEST_LABEL ? sound.substring(0, LONGEST_LABEL) : sound;
    }
}

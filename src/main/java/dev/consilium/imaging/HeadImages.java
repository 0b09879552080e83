package dev.consilium.imaging;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a series shows a head, by what its header says of the body part; in English and German, as scanners and people write it. */
final class HeadImages {

    enum Answer {
        YES,
        NO,
        /** Nothing tells. */
        OPEN
    }

    /** Neck and whole body show a face as well. */
    private static final Set<String> HEAD = Set.of(
            "HEAD",
            "BRAIN",
            "SKULL",
            "CRANIUM",
            "CRANIAL",
            "CEREBRAL",
            "CEREBRUM",
            "NEURO",
            "FACE",
            "FACIAL",
            "MAXILLOFACIAL",
            "ORBIT",
            "ORBITS",
            "EYE",
            "EYES",
            "SINUS",
            "SINUSES",
            "PARANASAL",
            "NOSE",
            "NASAL",
            "JAW",
            "MANDIBLE",
            "MAXILLA",
            "TMJ",
            "DENTAL",
            "TEETH",
            "TEMPORAL",
            "PETROUS",
            "MASTOID",
            "PITUITARY",
            "SELLA",
            "IAC",
            "IAM",
            "EAR",
            "EARS",
            "HEADNECK",
            "NECK",
            "CERVICAL",
            "CSPINE",
            "CTSPINE",
            "CAROTID",
            "CAROTIDS",
            "LARYNX",
            "PHARYNX",
            "WHOLEBODY",
            "WHOLE",
            "KOPF",
            "SCHAEDEL",
            "SCHÄDEL",
            "HIRN",
            "GEHIRN",
            "GESICHT",
            "HALS",
            "HWS",
            "NNH",
            "NASENNEBENHOEHLEN",
            "ORBITA",
            "GANZKOERPER",
            "GANZKÖRPER",
            "MPRAGE");

    private static final Set<String> OTHER = Set.of(
            "CHEST",
            "THORAX",
            "LUNG",
            "LUNGS",
            "HEART",
            "CARDIAC",
            "CORONARY",
            "MEDIASTINUM",
            "BREAST",
            "ABDOMEN",
            "ABDOMINAL",
            "LIVER",
            "KIDNEY",
            "KIDNEYS",
            "PANCREAS",
            "SPLEEN",
            "COLON",
            "BOWEL",
            "PELVIS",
            "PELVIC",
            "PROSTATE",
            "UTERUS",
            "BLADDER",
            "TSPINE",
            "LSPINE",
            "LSSPINE",
            "TLSPINE",
            "LUMBAR",
            "THORACIC",
            "SACRUM",
            "COCCYX",
            "HIP",
            "HIPS",
            "KNEE",
            "LEG",
            "LEGS",
            "ANKLE",
            "FOOT",
            "SHOULDER",
            "ELBOW",
            "ARM",
            "WRIST",
            "HAND",
            "FINGER",
            "FEMUR",
            "TIBIA",
            "HUMERUS",
            "EXTREMITY",
            "LUNGE",
            "HERZ",
            "MAMMA",
            "LEBER",
            "NIERE",
            "BECKEN",
            "BWS",
            "LWS",
            "KNIE",
            "FUSS",
            "HUEFTE",
            "HÜFTE",
            "SCHULTER",
            "PROSTATA");

    private static final Pattern GAPS = Pattern.compile("[^\\p{L}]+");

    private HeadImages() {}

    /** Of compound words, which German makes of them. */
    private static final List<String> HEAD_STEMS = List.of(
            "HIRN",
            "KOPF",
            "SCHÄDEL",
            "SCHAEDEL",
            "GESICHT",
            "NASEN",
            "KIEFER",
            "HALS",
            "CRANI",
            "CEREBR",
            "KRANI",
            "ZEREBR",
            "FACI",
            "CAROT",
            "ORBIT",
            "VERTEX",
            "OCULAR",
            "ENCEPHAL");

    /** Short names of heads that say so only whole. */
    private static final Set<String> HEAD_SHORT = Set.of("CCT", "CMRT", "CMR", "CTA", "CTHEAD", "COW", "TOF");

    private static boolean isHead(String word) {
        return HEAD.contains(word)
                || HEAD_SHORT.contains(word)
                || HEAD_STEMS.stream().anyMatch(word::contains);
    }

    static Answer of(Dataset dataset) {
        if (words(dataset).anyMatch(HeadImages::isHead)) {
            return Answer.YES;
        }
        Predicate<String> other = OTHER::contains;
        return words(dataset).anyMatch(other) ? Answer.NO : Answer.OPEN;
    }

    private static Stream<String> words(Dataset dataset) {
        Stream<String> region =
                dataset.items(Tag.AnatomicRegionSequence).stream().flatMap(code -> code.text(Tag.CodeMeaning).stream());
        Stream<String> texts = Stream.of(
                        Tag.BodyPartExamined,
                        Tag.StudyDescription,
                        Tag.SeriesDescription,
                        Tag.ProtocolName,
                        Tag.RequestedProcedureDescription,
                        Tag.PerformedProcedureStepDescription)
                .flatMap(tag -> dataset.texts(tag).stream());
        return Stream.concat(texts, region)
                .flatMap(text -> GAPS.splitAsStream(text.toUpperCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty());
    }
}

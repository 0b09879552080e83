package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CharacterSetTest {

    @Test
    void kanjiAreFoundBetweenEscapes() {
        assertThat(decode(List.of("", "ISO 2022 IR 87"), "1B2442 3B33 4544 1B2842 5E 1B2442 4240 4F3A 1B2842"))
                .isEqualTo("山田^太郎");
    }

    @Test
    void supplementaryKanjiHaveTheirOwnEscape() {
        assertThat(decode(List.of("", "ISO 2022 IR 159"), "1B242844 3021 1B2842 41"))
                .isEqualTo("丂A");
    }

    @Test
    void latinHalvesChangePlaces() {
        assertThat(decode(List.of("ISO 2022 IR 100", "ISO 2022 IR 126"), "E9 1B2D46 E1 1B2D41 E9"))
                .isEqualTo("éαé");
    }

    /** The second byte of a character may be that of a backslash. */
    @Test
    void aBackslashWithinACharacterSeparatesNothing() {
        DataElements dataSet = new DataElements(TransferSyntax.EXPLICIT);
        dataSet.put(Element.text(0x00080005, Vr.CS, "GB18030"));
        dataSet.put(Element.of(0x00104000, Vr.LO, HexFormat.of().parseHex("d55c5c41")));
        assertThat(dataSet.texts(0x00104000)).containsExactly("誠", "A");
    }

    @Test
    void whatIsNoTermIsReadAsLatin1AndSaysSo() {
        assertThat(CharacterSet.of(List.of("KLINGON")).known()).isFalse();
        assertThat(decode(List.of("KLINGON"), "E9")).isEqualTo("é");
        assertThat(CharacterSet.of(List.of("", "ISO 2022 IR 149")).known()).isTrue();
        assertThat(CharacterSet.of(List.of("ISO-IR 192")).decode("ü".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo("ü");
    }

    /** Writers that forget (0008,0005); pydicom and dcm4che read Latin-1 then. */
    @Test
    void theUpperHalfOfWhatIsNotNamedIsLatin1() {
        assertThat(decode(List.of(), "4DFC6C6C6572")).isEqualTo("Müller");
        assertThat(decode(List.of("ISO_IR 6"), "E9")).isEqualTo("é");
        assertThat(decode(List.of("", "ISO 2022 IR 149"), "E9")).isEqualTo("é");
        assertThat(CharacterSet.DEFAULT.known()).isTrue();
    }

    @Test
    void trapsEndInReplacementsAndNotInExceptions() {
        for (String trap : List.of("1B", "1B24", "1B2428", "1B244245", "1B242943B0", "FF1BFF", "1B2442FF")) {
            assertThat(decode(List.of("", "ISO 2022 IR 87", "ISO 2022 IR 149"), trap))
                    .isNotNull();
        }
    }

    private static String decode(List<String> terms, String hex) {
        return CharacterSet.of(terms).decode(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}

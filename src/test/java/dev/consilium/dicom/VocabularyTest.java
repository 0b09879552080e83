package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    @Test
    void keepsOnlyItsWords() {
        assertThat(clean("AX T1 POST GAD - Doe, John 1957")).isEqualTo("AX T1 POST GAD");
        assertThat(clean("CT_Chest^Dr. Smith's protocol")).isEqualTo("CT Chest protocol");
        assertThat(clean("T2W/FLAIR 5mm 0.75MM 4711 123mm")).isEqualTo("T2W FLAIR 5mm 0.75MM");
        assertThat(clean("Doe")).isEmpty();
        assertThat(clean("")).isEmpty();
    }

    @Test
    void aWordThatIsPartOfTheNameGoes() {
        assertThat(Vocabulary.clean("Head of Dr. Head, axial", Set.of("head"))).isEqualTo("axial");
    }

    @Test
    void lettersThatOnlyLookLikeTheVocabularyGo() {
        assertThat(clean("s\u212Aull \u0410X \uFF21\uFF38")).isEmpty();
    }

    @Test
    void everyEntryIsALowerCaseWordOfAscii() {
        assertThat(ResourceTable.lines("vocabulary.txt")).doesNotHaveDuplicates().allMatch(w -> w.matches("[a-z0-9]{2,}"));
    }

    private static String clean(String text) {
        return Vocabulary.clean(text, Set.of());
    }
}

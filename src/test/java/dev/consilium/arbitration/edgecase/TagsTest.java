package dev.consilium.arbitration.edgecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.consilium.common.Refusal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same word is the same tag. */
class TagsTest {

    @Test
    void areWrittenInOneWay() {
        assertThat(Tags.normal(List.of(" Situs  Inversus ", "situs_inversus", "Ödem", "3t", "")))
                .containsExactly("3t", "situs-inversus", "ödem");
        assertThat(Tags.normal(List.of("O\u0308dem"))).containsExactly("ödem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd", "-x", "a,b", "<b>", "a'b", "a/b", "\u202Eabc"})
    void areLettersDigitsAndHyphens(String wrong) {
        assertThatThrownBy(() -> Tags.normal(List.of(wrong)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("TAG_INVALID"));
    }

    @Test
    void areNeitherTooLongNorTooMany() {
        assertThat(Tags.normal(List.of("x".repeat(40)))).hasSize(1);
        assertThatThrownBy(() -> Tags.normal(List.of("x".repeat(41)))).isInstanceOf(Refusal.class);
        List<String> many = IntStream.rangeClosed(1, 11).mapToObj(i -> "t" + i).toList();
        assertThat(Tags.normal(many.subList(0, 10))).hasSize(10);
        assertThatThrownBy(() -> Tags.normal(many))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("TAGS_TOO_MANY"));
    }

    @Test
    void areAsAlikeAsWhatTheyShare() {
        assertThat(Tags.similarity(List.of("a", "b"), List.of("b", "c"))).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(Tags.similarity(List.of("a"), List.of("a"))).isEqualTo(1);
        assertThat(Tags.similarity(List.of(), List.of())).isZero();
        assertThat(Tags.similarity(List.of("a"), List.of())).isZero();
    }
}

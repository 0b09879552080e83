package dev.consilium.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "2, 2, 10", "3, 3, 20", "4, 3, 20", "0, 1, 0", "-2147483648, 1, 0", "2147483647, 3, 20"})
    void findsThePageThatWasAskedForOrTheNearest(int asked, int page, int first) {
        Page<Integer> found = Page.of(asked, 10, 21, PageTest::rows);
        assertThat(found).extracting(Page::page, Page::pages, Page::total).containsExactly(page, 3, 21);
        assertThat(found.rows()).first().isEqualTo(first);
    }

    @Test
    void hasOneEmptyPageWhereThereIsNothing() {
        assertThat(Page.of(7, 10, 0, (offset, limit) -> List.of())).isEqualTo(new Page<>(List.of(), 1, 1, 0));
    }

    @Test
    void keepsItsPlaceWhenItsEntriesAreShownAnotherWay() {
        assertThat(Page.of(3, 10, 21, PageTest::rows).map(String::valueOf))
                .isEqualTo(new Page<>(List.of("20"), 3, 3, 21));
    }

    private static List<Integer> rows(int offset, int limit) {
        return IntStream.range(0, 21).skip(offset).limit(limit).boxed().toList();
    }
}

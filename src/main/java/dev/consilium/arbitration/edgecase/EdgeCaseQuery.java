package dev.consilium.arbitration.edgecase;

import dev.consilium.annotation.EdgeCategory;
import dev.consilium.common.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in the register; null where it does not matter.
 *
 * @param text a part of reason, guideline sentence, tag or case id, in any case of letters
 */
public record EdgeCaseQuery(
        @Nullable EdgeCategory category,
        @Nullable String tag,
        @Nullable String text,
        EdgeCase.@Nullable State state) {

    private static final int LONGEST = 200;

    /** @throws Refusal INVALID {@code CATEGORY_UNKNOWN}, {@code STATE_UNKNOWN}, {@code QUERY_TOO_LONG} */
    public static EdgeCaseQuery of(
            @Nullable String category, @Nullable String tag, @Nullable String text, @Nullable String state) {
        return new EdgeCaseQuery(
                given(category) ? category(String.valueOf(category)) : null,
                given(tag) ? bounded(String.valueOf(tag)).toLowerCase(Locale.ROOT) : null,
                given(text) ? bounded(String.valueOf(text)).toLowerCase(Locale.ROOT) : null,
                given(state) ? state(String.valueOf(state)) : null);
    }

    private static boolean given(@Nullable String parameter) {
        return parameter != null && !parameter.isBlank();
    }

    private static String bounded(String text) {
        if (text.length() > LONGEST) {
            throw Refusal.invalid("QUERY_TOO_LONG", "Look for at most " + LONGEST + " characters.");
        }
        return text.strip();
    }

    private static EdgeCategory category(String code) {
        return EdgeCategory.ofCode(code)
                .orElseThrow(() -> Refusal.invalid(
                        "CATEGORY_UNKNOWN",
                        "A category is one of "
                                + Arrays.stream(EdgeCategory.values())
                                        .map(EdgeCategory::code)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static EdgeCase.State state(String code) {
        return Arrays.stream(EdgeCase.State.values())
                .filter(state -> state.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("STATE_UNKNOWN", "A state is open, decided or dropped."));
    }
}

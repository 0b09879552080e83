package dev.consilium.arbitration.edgecase;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.consilium.common.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why a case fits no guideline. In JSON, forms and diagrams in lower case with hyphens. */
public enum EdgeCategory {
    RARE_DISEASE,
    AMBIGUOUS,
    MULTI_CONDITION,
    ATYPICAL,
    ARTEFACT;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws Refusal INVALID {@code CATEGORY_UNKNOWN} */
    @JsonCreator
    public static EdgeCategory ofCode(String code) {
        return Arrays.stream(values())
                .filter(category -> category.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "CATEGORY_UNKNOWN",
                        "A category is one of "
                                + Arrays.stream(values())
                                        .map(EdgeCategory::code)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}

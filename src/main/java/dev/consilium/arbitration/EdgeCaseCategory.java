package dev.consilium.arbitration;

import dev.consilium.common.Refusal;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What makes a case an edge case; the codes the form offers. */
public enum EdgeCaseCategory {
    GUIDELINE_GAP,
    RARE_FINDING,
    ATYPICAL_APPEARANCE,
    ANATOMICAL_VARIANT,
    ARTEFACT,
    OTHER;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws Refusal UNPROCESSABLE {@code CATEGORY_UNKNOWN} */
    static EdgeCaseCategory require(@Nullable String code) {
        return Arrays.stream(values())
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.unprocessable(
                        "CATEGORY_UNKNOWN",
                        "Say what makes it an edge case: one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(values())
                                                .map(EdgeCaseCategory::code)
                                                .toList()) + "."));
    }
}

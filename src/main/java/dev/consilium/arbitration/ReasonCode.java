package dev.consilium.arbitration;

import dev.consilium.common.Refusal;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why an arbiter decided as he or she did; the codes the form offers. */
public enum ReasonCode {
    FINDING_MISSED,
    FINDING_OVERCALLED,
    FINDING_MISNAMED,
    GUIDELINE_MISREAD,
    GUIDELINE_GAP,
    IMAGE_LIMITS,
    OTHER;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws Refusal UNPROCESSABLE {@code REASON_UNKNOWN}, {@code REASON_MISSING} where {@code other} stands without a comment */
    static ReasonCode require(DecideCommand command) {
        return require(command.reasonCode(), command.comment());
    }

    /** As {@link #require(DecideCommand)}. */
    static ReasonCode require(@Nullable String code, @Nullable String comment) {
        ReasonCode reason = Arrays.stream(values())
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.unprocessable(
                        "REASON_UNKNOWN",
                        "The reason is one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(values())
                                                .map(ReasonCode::code)
                                                .toList()) + "."));
        if (reason == OTHER && (comment == null || comment.isBlank())) {
            throw Refusal.unprocessable("REASON_MISSING", "Say in the comment which other reason it is.");
        }
        return reason;
    }
}

package dev.consilium.dataset;

import dev.consilium.annotation.EdgeCategory;
import dev.consilium.arbitration.ReferCommand;
import dev.consilium.arbitration.Referral;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That an arbiter handed a case on; the arbiter under a pseudonym. */
record ExportedReferral(
        ReferCommand.Kind kind,
        @Nullable EdgeCategory category,
        int round,
        String comment,
        String arbiter,
        String meaning,
        Instant signedAt,
        String contentDigest) {

    static ExportedReferral of(Referral referral, Pseudonyms pseudonyms) {
        return new ExportedReferral(
                referral.kind(),
                referral.category(),
                referral.round(),
                referral.comment(),
                pseudonyms.of(referral.arbiterId()),
                referral.meaning(),
                referral.signedAt(),
                referral.contentDigest());
    }
}

package dev.consilium.worklist;

import dev.consilium.arbitration.Signature;
import dev.consilium.arbitration.Signatures;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.study.Clearance;
import dev.consilium.study.SeriesCatalogue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A data manager signs what they say of the pixels of a series, with a digest of the very objects they looked at. */
@Component
class ClearanceSigning {

    private static final String CHECKED =
            "I looked at all images of this series; nothing is drawn into them that names anybody.";
    private static final String MARKED =
            "I looked at all images of this series; outside of what I marked nothing is drawn into them that names anybody.";

    private final Signatures signatures;
    private final SeriesCatalogue catalogue;

    ClearanceSigning(Signatures signatures, SeriesCatalogue catalogue) {
        this.signatures = signatures;
        this.catalogue = catalogue;
    }

    /** @throws Refusal FORBIDDEN {@code SIGNATURE_REFUSED} */
    Clearance sign(String seriesId, QuarantineDecision decided, Actor manager) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("seriesId", seriesId);
        content.put("objects", catalogue.get(seriesId).objectDigests());
        content.put("regions", decided.regions());
        content.put("forDevice", decided.forDevice());
        content.put("reason", decided.reason());
        String meaning = decided.regions().isEmpty() ? CHECKED : MARKED;
        Signature signature = signatures.seal(manager, decided.password(), meaning, content);
        return new Clearance(
                decided.regions(),
                signature.signerId(),
                signature.name(),
                signature.meaning(),
                signature.at(),
                signature.digest());
    }
}

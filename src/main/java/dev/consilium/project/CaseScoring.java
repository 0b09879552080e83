package dev.consilium.project;

import dev.consilium.quality.CaseQuality;
import dev.consilium.quality.CaseScore;
import dev.consilium.quality.Consensus;
import org.springframework.stereotype.Component;

/** Scores a case under the schema of its own protocol version. */
@Component
public class CaseScoring {

    private final Cases cases;
    private final CaseQuality quality;

    CaseScoring(Cases cases, CaseQuality quality) {
        this.cases = cases;
        this.quality = quality;
    }

    public CaseScore score(String caseId) {
        return quality.score(caseId, cases.get(caseId).round(), cases.schemaOf(caseId));
    }

    public Consensus consensus(String caseId) {
        return quality.consensus(caseId, cases.schemaOf(caseId));
    }
}

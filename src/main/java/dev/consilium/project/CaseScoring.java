package dev.consilium.project;

import dev.consilium.quality.CaseQuality;
import dev.consilium.quality.CaseScore;
import dev.consilium.quality.Consensus;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /** Of the latest score of the rounds that count, null where there is none or it is undefined. */
    public @Nullable Double percentAgreement(String caseId) {
        int firstRound = cases.get(caseId).firstRound();
        List<CaseScore> scores = quality.scores(caseId).stream()
                .filter(score -> score.round() >= firstRound)
                .toList();
        return scores.isEmpty() ? null : scores.get(scores.size() - 1).percentAgreement();
    }

    public Consensus consensus(String caseId) {
        return quality.consensus(caseId, cases.schemaOf(caseId));
    }
}

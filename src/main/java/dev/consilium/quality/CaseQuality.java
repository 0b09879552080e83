package dev.consilium.quality;

import dev.consilium.annotation.LabelSchema;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Scores cases and keeps the scores; builds consensus; reports agreement over many cases. */
@Component
public class CaseQuality {

    /** Scores the submitted readings and keeps the score of this round. Idempotent. */
    public CaseScore score(String caseId, int round, LabelSchema schema) {
        throw new UnsupportedOperationException();
    }

    /** Kept scores, one per round, oldest first. */
    public List<CaseScore> scores(String caseId) {
        throw new UnsupportedOperationException();
    }

    /** The strict majority over the submitted readings; computed, not kept. */
    public Consensus consensus(String caseId, LabelSchema schema) {
        throw new UnsupportedOperationException();
    }

    /** Percent agreement, Fleiss and Krippendorff over all readings of these cases, and Cohen where there are exactly two readers. */
    public List<MetricResult> report(Collection<String> caseIds, LabelSchema schema) {
        throw new UnsupportedOperationException();
    }
}

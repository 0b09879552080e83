package dev.consilium.quality;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.quality.agreement.Agreement;
import dev.consilium.quality.agreement.AgreementReport;
import dev.consilium.quality.agreement.Ratings;
import dev.consilium.quality.agreement.Resampling;
import dev.consilium.quality.agreement.Scale;
import dev.consilium.quality.metric.MetricResult;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Scores cases and keeps the scores; builds consensus; reports agreement over many cases. */
@Component
public class CaseQuality {

    private final Readings readings;
    private final CaseScores scores;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseQuality(Readings readings, CaseScores scores, ApplicationEventPublisher events, Clock clock) {
        this.readings = readings;
        this.scores = scores;
        this.events = events;
        this.clock = clock;
    }

    /** Scores the submitted readings and keeps the score of this round. Idempotent: the same readings are scored once. */
    @Transactional
    public CaseScore score(String caseId, int round, LabelSchema schema) {
        List<Reading> submitted = readings.submitted(caseId);
        MetricResult percent = Agreement.percent(new ReadingValues(schema).ratings(submitted));
        CaseScore score = new CaseScore(caseId, round, submitted.size(), percent.value(), List.of(percent));
        if (scores.find(caseId, round).filter(kept -> holds(kept, score)).isEmpty()) {
            scores.keep(score, clock.instant());
            events.publishEvent(new CaseScored(caseId, round, score.readings(), score.percentAgreement()));
        }
        return score;
    }

    /** The metric's digest of its input tells whether the same was scored; other metrics may be kept beside it. */
    private static boolean holds(CaseScore kept, CaseScore score) {
        return kept.readings() == score.readings() && kept.metrics().containsAll(score.metrics());
    }

    /** Kept scores, one per round, oldest first. */
    public List<CaseScore> scores(String caseId) {
        return scores.ofCase(caseId);
    }

    /** The strict majority over the submitted readings; computed, not kept. */
    public Consensus consensus(String caseId, LabelSchema schema) {
        return Majority.of(caseId, readings.submitted(caseId), schema);
    }

    /** Where the submitted readings of a case agree and where not. */
    public CaseSplit split(String caseId, LabelSchema schema) {
        return Splitting.of(readings.submitted(caseId), schema);
    }

    /** Every coefficient that applies to all readings of these cases, with its interval over the cases. */
    public List<MetricResult> report(Collection<String> caseIds, LabelSchema schema) {
        Ratings ratings = new ReadingValues(schema).ratings(readings.submittedOf(caseIds));
        return AgreementReport.of(ratings, Scale.NOMINAL, null, Resampling.DEFAULT)
                .overall();
    }

    /**
     * How far the readers of these readings agree, as a whole and class by class.
     *
     * @param independent first-pass readings only: whoever has seen what others say agrees for other reasons
     */
    public AgreementOverview agreement(Collection<Reading> independent, LabelSchema schema) {
        return AgreementCounting.of(independent, schema);
    }

    /**
     * Each reader against what closed cases came to.
     *
     * @param independent first-pass readings; @param known cases without a label are left out by the caller
     */
    public List<ReaderOverview> readers(
            Collection<Reading> independent, Collection<KnownCase> known, LabelSchema schema) {
        return ReaderCounting.of(independent, known, schema);
    }
}

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

    /** Every coefficient that applies to all readings of these cases, with its interval over the cases. */
    public List<MetricResult> report(Collection<String> caseIds, LabelSchema schema) {
        Ratings ratings = new ReadingValues(schema).ratings(readings.submittedOf(caseIds));
        return AgreementReport.of(ratings, Scale.NOMINAL, null, Resampling.DEFAULT)
                .overall();
    }

    /** Class by class in schema order, over all readings of these cases. */
    public List<ClassAgreement> byClass(Collection<String> caseIds, LabelSchema schema) {
        List<Reading> submitted = readings.submittedOf(caseIds);
        ReadingValues values = new ReadingValues(schema);
        return schema.classes().stream()
                .map(labelClass -> ofClass(labelClass, values.presence(submitted, labelClass.code())))
                .toList();
    }

    private static ClassAgreement ofClass(LabelSchema.LabelClass labelClass, Ratings presence) {
        int present = presence.pairableWith(ReadingValues.PRESENT);
        MetricResult alpha = Agreement.krippendorff(presence, Scale.NOMINAL, Resampling.DEFAULT);
        return new ClassAgreement(
                labelClass.code(),
                labelClass.name(),
                presence.pairable(),
                present,
                Agreement.percent(presence),
                Agreement.positive(presence, ReadingValues.PRESENT),
                alpha,
                ClassAgreement.standing(present, alpha));
    }
}

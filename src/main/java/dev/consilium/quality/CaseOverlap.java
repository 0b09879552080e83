package dev.consilium.quality;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.Readings;
import dev.consilium.quality.agreement.Agreement;
import dev.consilium.quality.lesion.LesionReading;
import dev.consilium.quality.lesion.LesionShapes;
import dev.consilium.quality.lesion.OverlapMeasurement;
import dev.consilium.quality.lesion.OverlapScore;
import dev.consilium.quality.lesion.OverlapScored;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.object.SizeStrata;
import dev.consilium.study.SeriesGrid;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Scores how far the readings of a case mark the same lesions, and keeps it with the score of the round. */
@Component
public class CaseOverlap {

    private final Readings readings;
    private final LesionReadings lesions;
    private final CaseScores scores;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseOverlap(
            Readings readings,
            LesionReadings lesions,
            CaseScores scores,
            ApplicationEventPublisher events,
            Clock clock) {
        this.readings = readings;
        this.lesions = lesions;
        this.scores = scores;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Idempotent: the same readings are scored once.
     *
     * @param minimum IoU from which two lesions are one, above 0 @param strata sizes in mm3 to count them by
     */
    @Transactional
    public OverlapScore score(
            String caseId, String seriesId, int round, LabelSchema schema, double minimum, SizeStrata strata) {
        List<LesionReading> compared = lesions.of(caseId, seriesId, schema);
        int submitted = readings.submitted(caseId).size();
        SeriesGrid grid = lesions.grid(seriesId);
        OverlapScore score = new OverlapMeasurement(
                        compared, grid, minimum, LesionShapes.of(grid, schema), strata, LesionReadings.digest(compared))
                .score(submitted);
        MetricResult percent = Agreement.percent(new ReadingValues(schema).ratings(readings.submitted(caseId)));
        List<MetricResult> metrics = new ArrayList<>(List.of(percent));
        metrics.addAll(score.metrics());
        CaseScore kept = new CaseScore(caseId, round, submitted, percent.value(), List.copyOf(metrics));
        if (scores.find(caseId, round).filter(kept::equals).isEmpty()) {
            scores.keep(kept, clock.instant());
            events.publishEvent(
                    new OverlapScored(caseId, round, submitted, score.lesions(), score.unmatched(), score.minIou()));
        }
        return score;
    }

    /** The least overlap the case was last scored with, empty where it never was. */
    public OptionalDouble minimum(String caseId) {
        List<CaseScore> kept = scores.ofCase(caseId);
        return kept.isEmpty()
                ? OptionalDouble.empty()
                : kept.get(kept.size() - 1).metrics().stream()
                        .map(metric -> metric.parameters().get("minimumOverlap"))
                        .filter(Number.class::isInstance)
                        .mapToDouble(least -> ((Number) least).doubleValue())
                        .findFirst();
    }
}

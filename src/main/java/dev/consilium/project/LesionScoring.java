package dev.consilium.project;

import dev.consilium.annotation.Label;
import dev.consilium.quality.CaseOverlap;
import dev.consilium.quality.LesionReadings;
import dev.consilium.quality.lesion.LesionGroup;
import dev.consilium.quality.lesion.LesionGroups;
import dev.consilium.quality.lesion.LesionReading;
import dev.consilium.quality.lesion.LesionShapes;
import dev.consilium.quality.lesion.OverlapScore;
import dev.consilium.quality.object.SizeStrata;
import dev.consilium.study.SeriesGrid;
import java.util.List;
import org.springframework.stereotype.Component;

/** Scores and gathers the lesions of a case under the schema of its own protocol version, on the grid of its series. */
@Component
public class LesionScoring {

    /** Where the diagram scored nothing: from here on a lesion counts as found (Maier-Hein and Reinke 2024). */
    private static final double FOUND = 0.1;

    private final Cases cases;
    private final CaseOverlap overlap;
    private final LesionReadings readings;

    LesionScoring(Cases cases, CaseOverlap overlap, LesionReadings readings) {
        this.cases = cases;
        this.overlap = overlap;
        this.readings = readings;
    }

    /** @param minimum IoU from which two lesions are one, above 0 @param strata sizes in mm3 to count them by */
    public OverlapScore score(String caseId, double minimum, SizeStrata strata) {
        Case scored = cases.get(caseId);
        return overlap.score(caseId, scored.seriesId(), scored.round(), cases.schemaOf(caseId), minimum, strata);
    }

    /** Whether the readers of the case mark lesions. */
    public boolean marksLesions(String caseId) {
        return LesionReadings.has(cases.schemaOf(caseId));
    }

    public List<LesionReading> readings(String caseId) {
        return readings.of(caseId, cases.get(caseId).seriesId(), cases.schemaOf(caseId));
    }

    /** Labels as a reading. @param position among those compared */
    public LesionReading reading(String caseId, String id, int position, List<Label> labels) {
        return readings.of(id, cases.get(caseId).seriesId(), position, labels);
    }

    /** The places of these readings, whatever they are called, joined by the overlap the case was scored with. */
    public List<LesionGroup> places(String caseId, List<LesionReading> compared) {
        return LesionGroups.of(
                compared, grid(caseId).shape(), overlap.minimum(caseId).orElse(FOUND));
    }

    /**
     * Whether both mark the same lesions under the same classes, by the overlap the case was scored with; labels that mark no place
     * do not count.
     */
    public boolean sameLesions(String caseId, List<Label> some, List<Label> others) {
        List<LesionReading> compared = List.of(reading(caseId, "some", 0, some), reading(caseId, "others", 1, others));
        return places(caseId, compared).stream().allMatch(place -> place.unanimous(compared.size()));
    }

    public LesionShapes shapes(String caseId) {
        return LesionShapes.of(grid(caseId), cases.schemaOf(caseId));
    }

    public SeriesGrid grid(String caseId) {
        return readings.grid(cases.get(caseId).seriesId());
    }
}

package dev.consilium.worklist;

import dev.consilium.arbitration.LesionArbitration;
import dev.consilium.arbitration.PresentedLesion;
import dev.consilium.project.Cases;
import dev.consilium.study.SeriesGrids;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays the lesions of a case side by side for whoever decides on them; whether they may see them is for the caller. */
@Component
class LesionComparisons {

    private final LesionArbitration lesions;
    private final Cases cases;
    private final SeriesGrids grids;

    LesionComparisons(LesionArbitration lesions, Cases cases, SeriesGrids grids) {
        this.lesions = lesions;
        this.cases = cases;
        this.grids = grids;
    }

    /** Null for a case without lesions. */
    @Nullable
    LesionComparison of(String caseId) {
        List<PresentedLesion> presented = lesions.present(caseId);
        return presented.isEmpty()
                ? null
                : new LesionComparison(grids.of(cases.get(caseId).seriesId()).shape(), presented);
    }
}

package dev.consilium.project;

import dev.consilium.study.SeriesCases;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the intake which case reads a series. */
@Component
class CasesOfSeries implements SeriesCases {

    private final Cases cases;

    CasesOfSeries(Cases cases) {
        this.cases = cases;
    }

    @Override
    public Optional<String> caseOf(String seriesId) {
        return cases.ofSeries(seriesId).map(Case::id);
    }
}

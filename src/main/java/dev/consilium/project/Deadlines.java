package dev.consilium.project;

import dev.consilium.study.Quarantine;
import org.springframework.stereotype.Component;

/** Deadlines that passed, kept on what they belong to. */
@Component
public class Deadlines {

    private final Cases cases;
    private final Quarantine quarantine;

    Deadlines(Cases cases, Quarantine quarantine) {
        this.cases = cases;
        this.quarantine = quarantine;
    }

    public void caseOverdue(String caseId) {
        cases.markOverdue(caseId);
    }

    public void quarantineOverdue(String seriesId) {
        quarantine.markOverdue(seriesId);
    }
}

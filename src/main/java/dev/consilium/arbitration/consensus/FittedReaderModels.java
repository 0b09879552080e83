package dev.consilium.arbitration.consensus;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.quality.KnownReaders;
import dev.consilium.quality.decision.Calibration;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was fitted last to the settled cases of a project, under the same questions. */
@Component
@Profile("!replay")
@Transactional(readOnly = true)
class FittedReaderModels implements ReaderModels {

    private final ReaderModelRows rows;

    FittedReaderModels(ReaderModelRows rows) {
        this.rows = rows;
    }

    @Override
    public Known of(String projectId, String caseId, LabelSchema schema) {
        return rows.latest(projectId, KnownReaders.digest(schema))
                .map(kept -> new Known(kept.readers(), kept.digest()))
                .orElse(Known.NOTHING);
    }

    @Override
    public boolean calibrated(String projectId, LabelSchema schema) {
        return rows.outcomes(projectId, KnownReaders.digest(schema)) >= Calibration.ENOUGH;
    }
}

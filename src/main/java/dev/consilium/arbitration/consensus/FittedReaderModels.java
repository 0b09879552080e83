package dev.consilium.arbitration.consensus;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.arbitration.FirstPass;
import dev.consilium.project.Case;
import dev.consilium.project.CaseStateChanged;
import dev.consilium.project.Cases;
import dev.consilium.quality.KnownReaders;
import dev.consilium.quality.ReadCase;
import dev.consilium.quality.ReadCases;
import dev.consilium.quality.decision.Calibration;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fits to the settled cases of a project, whenever a tenth more of them have been settled since: a fit looks at all of them. What was
 * fitted before stays, since decisions name it.
 */
@Component
@Profile("!replay")
class FittedReaderModels implements ReaderModels {

    private static final int FEWEST_MORE = 20;
    private static final double SHARE_MORE = 0.1;

    private final Cases cases;
    private final FirstPass readings;
    private final ExpertTruths truths;
    private final ReaderModelRows rows;
    private final Clock clock;

    FittedReaderModels(Cases cases, FirstPass readings, ExpertTruths truths, ReaderModelRows rows, Clock clock) {
        this.cases = cases;
        this.readings = readings;
        this.truths = truths;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Known of(String projectId, String caseId, LabelSchema schema) {
        return rows.latest(projectId, KnownReaders.digest(schema))
                .map(kept -> new Known(kept.readers(), kept.digest()))
                .orElse(Known.NOTHING);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean calibrated(String projectId, LabelSchema schema) {
        return rows.outcomes(projectId, KnownReaders.digest(schema)) >= Calibration.ENOUGH;
    }

    /** In the transaction that closes the case. Cases of other classes, from before the schema changed, say nothing of these. */
    @EventListener
    void on(CaseStateChanged event) {
        if (event.state().settled()) {
            LabelSchema schema = cases.schemaOf(event.caseId());
            String digest = KnownReaders.digest(schema);
            int before = rows.settled(event.projectId(), digest);
            if (isDue(cases.settledOf(event.projectId()).size(), before)) {
                List<String> asked = asked(event.projectId(), digest);
                if (isDue(asked.size(), before)) {
                    fit(event.projectId(), schema, asked);
                }
            }
        }
    }

    private static boolean isDue(int settled, int before) {
        return settled - before >= Math.max(FEWEST_MORE, before * SHARE_MORE);
    }

    /** Settled cases that were asked these questions. */
    private List<String> asked(String projectId, String digest) {
        return cases.ofProject(projectId).stream()
                .filter(one -> one.state().settled()
                        && KnownReaders.digest(cases.schemaUnder(one.protocolDigest()))
                                .equals(digest))
                .map(Case::id)
                .sorted()
                .toList();
    }

    private void fit(String projectId, LabelSchema schema, List<String> ids) {
        List<ReadCase> read = new ReadCases(schema).of(readings.of(ids), truths.of(projectId));
        rows.add(projectId, KnownReaders.digest(schema), KnownReaders.of(schema, read), ids.size(), clock.instant());
    }
}

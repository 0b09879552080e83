package dev.consilium.arbitration.consensus;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.arbitration.FirstPass;
import dev.consilium.project.Case;
import dev.consilium.project.CaseStateChanged;
import dev.consilium.project.Cases;
import dev.consilium.quality.KnownReaders;
import dev.consilium.quality.ReadCase;
import dev.consilium.quality.ReadCases;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        return of(projectId, "", schema).readers().calibration().calibrated();
    }

    /** In the transaction that closes the case. */
    @EventListener
    void on(CaseStateChanged event) {
        if (event.state().settled()) {
            LabelSchema schema = cases.schemaOf(event.caseId());
            int settled = settled(event.projectId());
            int before = rows.latest(event.projectId(), KnownReaders.digest(schema))
                    .map(ReaderModelRows.Kept::settled)
                    .orElse(0);
            if (settled - before >= Math.max(FEWEST_MORE, before * SHARE_MORE)) {
                fit(event.projectId(), schema, settled);
            }
        }
    }

    private int settled(String projectId) {
        return Math.toIntExact(cases.countsOf(projectId).entrySet().stream()
                .filter(state -> state.getKey().settled())
                .mapToLong(Map.Entry::getValue)
                .sum());
    }

    /** Cases of other classes, from before the schema changed, say nothing of these. */
    private void fit(String projectId, LabelSchema schema, int settled) {
        String digest = KnownReaders.digest(schema);
        List<String> ids = cases.ofProject(projectId).stream()
                .filter(one -> one.state().settled()
                        && KnownReaders.digest(cases.schemaUnder(one.protocolDigest()))
                                .equals(digest))
                .map(Case::id)
                .sorted()
                .toList();
        Map<String, Set<String>> known = truths.of(projectId);
        List<ReadCase> read = new ReadCases(schema)
                .of(readings.of(ids), known).stream()
                        .sorted(Comparator.comparing(ReadCase::id))
                        .toList();
        rows.add(projectId, digest, KnownReaders.of(schema, read), settled, clock.instant());
    }
}

package dev.consilium.arbitration.consensus;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.arbitration.FirstPass;
import dev.consilium.arbitration.RefutedTruths;
import dev.consilium.arbitration.SettledTruth;
import dev.consilium.arbitration.SettledTruths;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import dev.consilium.quality.KnownReaders;
import dev.consilium.quality.ReadCase;
import dev.consilium.quality.ReadCases;
import dev.consilium.quality.RefutedCase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Fits to the settled cases of a project, whenever a tenth more of them have been settled since: a fit looks at all of them. What was
 * fitted before stays, since decisions name it. Cases of other classes, from before the schema changed, say nothing of these.
 */
@Component
class ReaderModelFitting {

    private static final int FEWEST_MORE = 20;
    private static final double SHARE_MORE = 0.1;
    private static final int CASES_AT_ONCE = 500;

    private final Cases cases;
    private final FirstPass readings;
    private final SettledTruths settled;
    private final RefutedTruths refuted;
    private final ReaderModelRows rows;
    private final Clock clock;

    ReaderModelFitting(
            Cases cases,
            FirstPass readings,
            SettledTruths settled,
            RefutedTruths refuted,
            ReaderModelRows rows,
            Clock clock) {
        this.cases = cases;
        this.readings = readings;
        this.settled = settled;
        this.refuted = refuted;
        this.rows = rows;
        this.clock = clock;
    }

    /** Unless too little has been settled since, or another node is at it. */
    void fitIfDue(String projectId, LabelSchema schema) {
        String digest = KnownReaders.digest(schema);
        int before = rows.settled(projectId, digest);
        if (!isDue(cases.settledOf(projectId).size(), before)) {
            return;
        }
        Predicate<String> asked = asked(digest);
        List<String> ids = asked(projectId, asked);
        if (isDue(ids.size(), before) && rows.claim(projectId, digest, clock.instant())) {
            try {
                // Whoever held the claim until now may have fitted these cases.
                if (isDue(ids.size(), rows.settled(projectId, digest))) {
                    KnownReaders known =
                            KnownReaders.of(schema, read(projectId, schema, ids), refuted(projectId, schema, asked));
                    rows.add(projectId, digest, known, ids.size(), clock.instant());
                }
            } finally {
                rows.release(projectId, digest);
            }
        }
    }

    private static boolean isDue(int settled, int before) {
        return settled - before >= Math.max(FEWEST_MORE, before * SHARE_MORE);
    }

    /** Whether a protocol version asks these questions. */
    private Predicate<String> asked(String digest) {
        Map<String, Boolean> same = new HashMap<>();
        return version -> same.computeIfAbsent(
                version, one -> KnownReaders.digest(cases.schemaUnder(one)).equals(digest));
    }

    private List<String> asked(String projectId, Predicate<String> asked) {
        return cases.ofProject(projectId).stream()
                .filter(one -> one.state().settled() && asked.test(one.protocolDigest()))
                .map(Case::id)
                .sorted()
                .toList();
    }

    private List<ReadCase> read(String projectId, LabelSchema schema, List<String> ids) {
        Map<String, Set<String>> truths = settled.ofProject(projectId).stream()
                .filter(SettledTruth::byExperts)
                .collect(Collectors.toMap(SettledTruth::caseId, SettledTruth::classes));
        ReadCases values = new ReadCases(schema);
        List<ReadCase> read = new ArrayList<>(ids.size());
        for (int from = 0; from < ids.size(); from += CASES_AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + CASES_AT_ONCE));
            read.addAll(values.of(readings.of(some), truths));
        }
        return read;
    }

    private List<RefutedCase> refuted(String projectId, LabelSchema schema, Predicate<String> asked) {
        ReadCases values = new ReadCases(schema);
        return refuted.ofProject(projectId).stream()
                .filter(one -> asked.test(one.protocolDigest()))
                .flatMap(one ->
                        values.of(one.readings(), Map.of()).stream().map(read -> new RefutedCase(read, one.classes())))
                .toList();
    }
}

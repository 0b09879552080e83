package dev.consilium.workflow;

import dev.consilium.arbitration.consensus.CaseConsensus;
import dev.consilium.quality.Consensus;
import dev.consilium.quality.Weighing;
import dev.consilium.quality.decision.DecisionInputs;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a weighing may come to, for diagrams. */
final class Weighed {

    private Weighed() {}

    /** As probable as the majority is large; one more reading would tell a little. */
    static CaseConsensus as(String caseId, int readings, double share, boolean critical, boolean calibrated) {
        boolean consensus = share > 0.5;
        return new CaseConsensus(
                "weighing",
                caseId,
                1,
                Weighing.Method.MAJORITY,
                consensus ? List.of() : null,
                new Consensus(caseId, readings, share, false, critical, consensus ? List.of() : null, Map.of()),
                Map.of(),
                consensus ? share : null,
                new DecisionInputs(
                        readings,
                        List.of(),
                        share,
                        share,
                        calibrated,
                        calibrated ? 200 : 0,
                        false,
                        critical,
                        3,
                        0.02,
                        null,
                        false,
                        false,
                        null,
                        List.of(),
                        List.of(),
                        "1"),
                "",
                Instant.EPOCH);
    }
}

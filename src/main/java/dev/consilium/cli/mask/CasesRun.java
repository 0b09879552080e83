package dev.consilium.cli.mask;

import dev.consilium.cli.mask.OverlapRun.Outcome;
import dev.consilium.cli.mask.OverlapRun.Request;
import dev.consilium.common.Refusal;
import java.util.List;

/** {@code overlap} of two directories: a case for each name that both have, one after the other. */
final class CasesRun {

    private CasesRun() {}

    /** @throws Refusal naming the file that cannot be read: figures over the rest would pass for those of all */
    static MaskAnswer of(Request request) {
        CasePairs pairs = CasePairs.of(request.reference(), request.prediction());
        List<Outcome> outcomes = pairs.both().stream()
                .map(name -> OverlapRun.compared(request.of(name)))
                .toList();
        return new CasesAnswer(request, pairs, outcomes, CaseSummaries.of(outcomes));
    }
}

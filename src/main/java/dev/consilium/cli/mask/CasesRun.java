package dev.consilium.cli.mask;

import dev.consilium.cli.mask.MaskPairs.Lone;
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
        List<Outcome> outcomes = ofOneLabelling(pairs.both().stream()
                .map(name -> OverlapRun.compared(request.of(name), Lone.TOGETHER))
                .toList());
        return new CasesAnswer(request, pairs, outcomes, CaseSummaries.of(outcomes));
    }

    /** Where some case has several labels, a lone one is one of them: such cases are compared anew, by label. */
    private static List<Outcome> ofOneLabelling(List<Outcome> outcomes) {
        return outcomes.stream().allMatch(outcome -> outcome.pairs().size() == 1)
                ? outcomes
                : outcomes.stream()
                        .map(outcome ->
                                isLoneOfBoth(outcome) ? OverlapRun.compared(outcome.request(), Lone.BY_LABEL) : outcome)
                        .toList();
    }

    private static boolean isLoneOfBoth(Outcome outcome) {
        OverlapRun.Compared first = outcome.pairs().get(0);
        return outcome.pairs().size() == 1 && first.reference() != null && first.prediction() != null;
    }
}

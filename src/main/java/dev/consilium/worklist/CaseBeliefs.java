package dev.consilium.worklist;

import dev.consilium.arbitration.consensus.CaseConsensus;
import dev.consilium.arbitration.consensus.CaseWeighing;
import dev.consilium.worklist.AgreementPanel.Belief;
import dev.consilium.worklist.AgreementPanel.Likely;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What the last weighing of a case found, value by value. Kept back where it would say how far the model trusts a single reader: who
 * decides should look at the images.
 */
@Component
class CaseBeliefs {

    private static final String NONE = "-";
    private static final String JOINED = "\\+";
    private static final int READERS_TO_HIDE_AMONG = 2;

    private final CaseWeighing weighing;

    CaseBeliefs(CaseWeighing weighing) {
        this.weighing = weighing;
    }

    Optional<Belief> of(String caseId) {
        return weighing.latest(caseId)
                .filter(weighed -> !weighed.posterior().isEmpty() && !betrays(weighed))
                .map(weighed -> new Belief(likely(weighed), weighed.inputs().calibrated(), null));
    }

    /** A model that knows nobody treats all readers alike. */
    private static boolean betrays(CaseConsensus weighed) {
        Map<String, Integer> votes = weighed.votes().votes();
        return !weighed.readerModel().isEmpty()
                && weighed.posterior().keySet().stream()
                        .anyMatch(value -> votes.getOrDefault(value, 0) < READERS_TO_HIDE_AMONG);
    }

    private static List<Likely> likely(CaseConsensus weighed) {
        return weighed.posterior().entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .map(one -> new Likely(classes(one.getKey()), one.getValue()))
                .toList();
    }

    private static List<String> classes(String value) {
        return value.equals(NONE) ? List.of() : Arrays.asList(value.split(JOINED));
    }
}

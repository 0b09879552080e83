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

/** What the last weighing of a case found, value by value. */
@Component
class WeighedBeliefs implements CaseBeliefs {

    private static final String NONE = "-";
    private static final String JOINED = "\\+";

    private final CaseWeighing weighing;

    WeighedBeliefs(CaseWeighing weighing) {
        this.weighing = weighing;
    }

    @Override
    public Optional<Belief> of(String caseId) {
        return weighing.latest(caseId)
                .filter(weighed -> !weighed.posterior().isEmpty())
                .map(weighed -> new Belief(likely(weighed), weighed.inputs().calibrated(), null));
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

package dev.consilium.workflow.delegate;

import dev.consilium.study.Quarantine;
import dev.consilium.study.Verdict;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Holds a series back until a data manager has looked at it. */
@Component
class QuarantineStudyDelegate implements ProtocolDelegate {

    private final Quarantine quarantine;

    QuarantineStudyDelegate(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Quarantine study",
                "Keeps the verdict, where there is one, and holds the series back until a data manager decides.",
                List.of(Variables.SERIES_ID),
                List.of());
    }

    @Override
    public void execute(DelegateExecution execution) {
        Verdict verdict = Variables.VERDICT
                .find(execution)
                .map(text -> Verdict.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(null);
        quarantine.enter(Variables.SERIES_ID.require(execution), verdict);
    }
}

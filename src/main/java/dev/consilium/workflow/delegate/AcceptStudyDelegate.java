package dev.consilium.workflow.delegate;

import dev.consilium.study.SeriesAcceptance;
import dev.consilium.study.Verdict;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Lets a checked series through; its case opens. */
@Component
class AcceptStudyDelegate implements ProtocolDelegate {

    private final SeriesAcceptance acceptance;

    AcceptStudyDelegate(SeriesAcceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Accept study",
                "Keeps the verdict and lets the series through to reading; its case opens.",
                List.of(Variables.SERIES_ID, Variables.VERDICT),
                List.of());
    }

    @Override
    public void execute(DelegateExecution execution) {
        Verdict verdict = Verdict.valueOf(Variables.VERDICT.require(execution).toUpperCase(Locale.ROOT));
        acceptance.accept(Variables.SERIES_ID.require(execution), verdict);
    }
}

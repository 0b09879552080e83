package dev.consilium.workflow.delegate;

import dev.consilium.study.SeriesCleaning;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Blacks what a data manager marked in the images of a released series. */
@Component
class CleanPixelsDelegate implements ProtocolDelegate {

    private final SeriesCleaning cleaning;

    CleanPixelsDelegate(SeriesCleaning cleaning) {
        this.cleaning = cleaning;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Clean pixels",
                "Blacks what was marked in the stored images of a released series, and writes into them that no text is burned"
                        + " in; nothing is done where nothing was signed of the pixels.",
                List.of(Variables.SERIES_ID),
                List.of());
    }

    @Override
    public void execute(DelegateExecution execution) {
        cleaning.clean(Variables.SERIES_ID.require(execution));
    }
}

package dev.consilium.worklist;

import java.util.Optional;

/** What a model makes of the readings of a case, where one was asked. Optional: without it the panel shows the votes alone. */
public interface CaseBeliefs {

    Optional<AgreementPanel.Belief> of(String caseId);
}

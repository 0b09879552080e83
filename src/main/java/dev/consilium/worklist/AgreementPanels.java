package dev.consilium.worklist;

import dev.consilium.arbitration.BlindedReadings;
import dev.consilium.project.Cases;
import dev.consilium.quality.CaseQuality;
import org.springframework.stereotype.Component;

/** Says how far the readings of a case agree; whether somebody may know is for the caller. */
@Component
class AgreementPanels {

    private final Cases cases;
    private final CaseQuality quality;
    private final BlindedReadings blinded;
    private final CaseBeliefs beliefs;

    AgreementPanels(Cases cases, CaseQuality quality, BlindedReadings blinded, CaseBeliefs beliefs) {
        this.cases = cases;
        this.quality = quality;
        this.blinded = blinded;
        this.beliefs = beliefs;
    }

    AgreementPanel of(String caseId) {
        return AgreementPanel.of(
                quality.split(caseId, cases.schemaOf(caseId)),
                blinded.numbers(caseId),
                cases.get(caseId).routeReason(),
                beliefs.of(caseId).orElse(null));
    }
}

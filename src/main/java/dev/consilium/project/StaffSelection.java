package dev.consilium.project;

import dev.consilium.identity.Role;
import org.springframework.stereotype.Component;

/** Who may take part in a case: role in the project, and no earlier part in the same case (separation of duties by person). */
@Component
public class StaffSelection {

    /**
     * Where at least {@code wanted} eligible people are there, begins the next round of reading (for seniors: changes
     * nothing); otherwise the case waits with {@code NO_ELIGIBLE_READER} or {@code NO_ELIGIBLE_ARBITER}.
     */
    public Staffing select(String caseId, Role level, int wanted) {
        throw new UnsupportedOperationException();
    }

    /** How many people of this level may still be asked. */
    public int eligible(String caseId, Role level) {
        throw new UnsupportedOperationException();
    }

    public boolean isEligible(String caseId, String personId, Role level) {
        throw new UnsupportedOperationException();
    }

    /** @throws dev.consilium.common.Refusal FORBIDDEN {@code ROLE_MISSING}, CONFLICT {@code ALREADY_INVOLVED} */
    public void requireEligible(String caseId, String personId, Role level) {
        throw new UnsupportedOperationException();
    }
}

package dev.consilium.project;

import dev.consilium.identity.Role;
import org.springframework.stereotype.Component;

/** Who may take part in a case: role in the project, and no earlier part in the same case (separation of duties by person). */
@Component
public class StaffSelection {

    /** @return how many people of this level may still be asked; the case is marked as waiting where fewer than {@code needed} */
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

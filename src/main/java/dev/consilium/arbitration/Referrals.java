package dev.consilium.arbitration;

import dev.consilium.annotation.EdgeCategory;
import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Role;
import dev.consilium.project.Case;
import dev.consilium.project.CaseParts;
import dev.consilium.project.CaseState;
import dev.consilium.project.Cases;
import dev.consilium.project.Duty;
import dev.consilium.project.StaffSelection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets an arbiter hand a case on instead of deciding it: to a panel, to the edge-case board, or back to the quarantine. */
@Component
@Transactional
public class Referrals {

    private final Cases cases;
    private final StaffSelection staff;
    private final CaseParts parts;
    private final Signatures signatures;
    private final ReferralRows rows;
    private final UnusableImages images;
    private final ApplicationEventPublisher events;

    Referrals(
            Cases cases,
            StaffSelection staff,
            CaseParts parts,
            Signatures signatures,
            ReferralRows rows,
            UnusableImages images,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.staff = staff;
        this.parts = parts;
        this.signatures = signatures;
        this.rows = rows;
        this.images = images;
        this.events = events;
    }

    /**
     * @throws Refusal FORBIDDEN {@code SIGNATURE_REFUSED}, CONFLICT {@code ALREADY_INVOLVED}, {@code NOT_IN_ARBITRATION},
     *     UNPROCESSABLE {@code REASON_MISSING}, {@code CATEGORY_MISSING}, {@code CATEGORY_UNEXPECTED}
     */
    public Referral refer(String caseId, ReferCommand command, Actor arbiter) {
        Case referred = cases.get(caseId);
        staff.requireEligible(caseId, arbiter.id(), Duty.ARBITER, Role.SENIOR);
        if (referred.state() != CaseState.ARBITRATION) {
            throw Refusal.conflict("NOT_IN_ARBITRATION", "This case is not, or no longer, in arbitration.");
        }
        requireWhole(command);
        Referral referral = signed(referred, command, arbiter);
        rows.add(referral);
        if (referral.kind() == ReferCommand.Kind.UNUSABLE_IMAGE) {
            images.report(caseId, Duty.ARBITER, referral.comment(), arbiter);
        }
        parts.finish(caseId, arbiter.id(), Duty.ARBITER);
        events.publishEvent(new CaseReferred(referral, referred.projectId()));
        return referral;
    }

    /** The latest of the rounds that count. */
    @Transactional(readOnly = true)
    public Optional<Referral> latest(String caseId) {
        int firstRound = cases.get(caseId).firstRound();
        return of(caseId).stream()
                .filter(referral -> referral.round() >= firstRound)
                .reduce((earlier, later) -> later);
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<Referral> of(String caseId) {
        return rows.of(caseId);
    }

    private static void requireWhole(ReferCommand command) {
        if (text(command).isEmpty()) {
            throw Refusal.unprocessable("REASON_MISSING", "Say in the comment why you hand the case on.");
        }
        boolean edgeCase = command.kind() == ReferCommand.Kind.EDGE_CASE;
        if (edgeCase && command.category() == null) {
            throw Refusal.unprocessable("CATEGORY_MISSING", "Say what kind of edge case it is.");
        }
        if (!edgeCase && command.category() != null) {
            throw Refusal.unprocessable(
                    "CATEGORY_UNEXPECTED", "Only an edge case has a category. Leave it out, or call it an edge case.");
        }
    }

    private Referral signed(Case referred, ReferCommand command, Actor arbiter) {
        EdgeCategory category = command.category();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("caseId", referred.id());
        content.put("protocol", referred.protocolDigest());
        content.put("referral", command.kind());
        content.put("category", category == null ? "" : category);
        content.put("comment", text(command));
        Signature signature = signatures.seal(arbiter, command.password(), meaning(command.kind()), content);
        return new Referral(
                Ids.random(),
                referred.id(),
                referred.round(),
                command.kind(),
                category,
                text(command),
                signature.signerId(),
                signature.name(),
                signature.meaning(),
                signature.at(),
                signature.digest());
    }

    private static String text(ReferCommand command) {
        return command.comment() == null ? "" : command.comment().strip();
    }

    private static String meaning(ReferCommand.Kind kind) {
        return switch (kind) {
            case PANEL -> "I reviewed all readings of this case and refer it to a panel.";
            case EDGE_CASE -> "I reviewed all readings of this case and refer it to the edge-case board.";
            case UNUSABLE_IMAGE -> "I reviewed this case and declare that its images cannot be used.";
        };
    }
}

package dev.consilium.arbitration;

import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.arbitration.ReviewCommand.Kind;
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
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A specialist validates a case: accepts a reading, corrects it, sends one back to its reader, or hands the case on. The readers
 * stay blinded throughout, so that a reading that goes back is still the reader's own.
 */
@Component
@Transactional
public class SpecialistReviews {

    private final Cases cases;
    private final Readings readings;
    private final StaffSelection staff;
    private final CaseParts parts;
    private final Aliases aliases;
    private final ReviewSigning signing;
    private final Reworks reworks;
    private final UnusableImages images;
    private final ReviewRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SpecialistReviews(
            Cases cases,
            Readings readings,
            StaffSelection staff,
            CaseParts parts,
            Aliases aliases,
            ReviewSigning signing,
            Reworks reworks,
            UnusableImages images,
            ReviewRows rows,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.readings = readings;
        this.staff = staff;
        this.parts = parts;
        this.aliases = aliases;
        this.signing = signing;
        this.reworks = reworks;
        this.images = images;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    /** Fixes the random order of aliases; opens no reading to anybody. Idempotent. */
    public void open(String caseId) {
        Case opening = cases.get(caseId);
        if (opening.state() == CaseState.REVIEW) {
            return;
        }
        List<Reading> submitted = readings.submitted(caseId);
        cases.beginReview(caseId);
        aliases.fix(caseId, submitted);
        events.publishEvent(new ReviewOpened(caseId, opening.projectId(), submitted.size()));
    }

    /**
     * @param reworkLimit how many times specialists may send one reading back; beyond it nothing goes back and the case moves up
     * @throws Refusal FORBIDDEN {@code SIGNATURE_REFUSED}, CONFLICT {@code ALREADY_INVOLVED}, {@code NOT_IN_REVIEW}, UNPROCESSABLE
     *     {@code READER_UNKNOWN}, {@code REASON_UNKNOWN}, {@code REASON_MISSING}, {@code REWORK_REASON_MISSING}, {@code LABELS_MISSING},
     *     {@code CATEGORY_MISSING}, {@code UNKNOWN_CLASS}
     */
    public Review decide(String caseId, ReviewCommand command, int reworkLimit, Actor specialist) {
        staff.requireEligible(caseId, specialist.id(), Duty.SPECIALIST, Role.SPECIALIST);
        Case reviewed = cases.get(caseId);
        if (reviewed.state() != CaseState.REVIEW) {
            throw Refusal.conflict("NOT_IN_REVIEW", "This case is not, or no longer, in review.");
        }
        Review review =
                switch (command.kind()) {
                    case ACCEPT, CORRECT -> decided(reviewed, command, specialist);
                    case RETURN -> returned(reviewed, command, reworkLimit, specialist);
                    case UNCERTAIN, EDGE_CASE, UNUSABLE -> handedOn(reviewed, command, specialist);
                };
        rows.add(review);
        events.publishEvent(new ReviewConcluded(review, reviewed.projectId()));
        return review;
    }

    /** Oldest first; for those who oversee the case and for the levels above. */
    @Transactional(readOnly = true)
    public List<Review> of(String caseId) {
        return rows.of(caseId);
    }

    private Review decided(Case reviewed, ReviewCommand command, Actor specialist) {
        Reading reading = reading(reviewed.id(), command);
        ReviewSigning.Signed signed = signing.sign(reviewed, command, reading, specialist);
        if (signed.stands()) {
            parts.finish(reviewed.id(), specialist.id(), Duty.SPECIALIST);
        }
        return review(
                reviewed, command, specialist, reading, 0, signed.decision().id());
    }

    private Review returned(Case reviewed, ReviewCommand command, int reworkLimit, Actor specialist) {
        Reading reading = reading(reviewed.id(), command);
        if (reading == null) {
            throw readerUnknown();
        }
        ReasonCode reason = ReasonCode.require(command.reasonCode(), command.comment());
        int returned = timesReturned(reviewed.id(), reading) + 1;
        if (returned <= reworkLimit) {
            reworks.request(
                    reviewed.id(),
                    reading.id(),
                    reason,
                    Objects.requireNonNullElse(command.comment(), ""),
                    Objects.requireNonNullElse(command.places(), List.of()),
                    specialist);
        } else {
            parts.finish(reviewed.id(), specialist.id(), Duty.SPECIALIST);
        }
        return review(reviewed, command, specialist, reading, returned, null);
    }

    private Review handedOn(Case reviewed, ReviewCommand command, Actor specialist) {
        if (command.kind() == Kind.EDGE_CASE && command.edgeCategory() == null) {
            throw Refusal.unprocessable("CATEGORY_MISSING", "Say what kind of edge case it is.");
        }
        if (command.kind() == Kind.UNUSABLE) {
            images.report(
                    reviewed.id(), Duty.SPECIALIST, Objects.requireNonNullElse(command.comment(), ""), specialist);
        }
        parts.finish(reviewed.id(), specialist.id(), Duty.SPECIALIST);
        return review(reviewed, command, specialist, null, 0, null);
    }

    private int timesReturned(String caseId, Reading reading) {
        return rows.of(caseId).stream()
                .filter(review -> review.kind() == Kind.RETURN && reading.id().equals(review.readingId()))
                .mapToInt(Review::returned)
                .max()
                .orElse(0);
    }

    /** The reading the command names by its number; null where it names none. */
    private @Nullable Reading reading(String caseId, ReviewCommand command) {
        if (command.reader() == null) {
            return null;
        }
        String readingId = aliases.of(caseId).get(command.reader());
        return readings.submitted(caseId).stream()
                .filter(submitted -> submitted.id().equals(readingId))
                .findFirst()
                .orElseThrow(SpecialistReviews::readerUnknown);
    }

    private Review review(
            Case reviewed,
            ReviewCommand command,
            Actor specialist,
            @Nullable Reading reading,
            int returned,
            @Nullable String decisionId) {
        return new Review(
                Ids.random(),
                reviewed.id(),
                reviewed.round(),
                specialist.id(),
                command.kind(),
                reading == null ? null : reading.id(),
                command.reasonCode(),
                command.edgeCategory(),
                command.comment(),
                returned,
                decisionId,
                clock.instant());
    }

    static Refusal readerUnknown() {
        return Refusal.unprocessable("READER_UNKNOWN", "Name the reading by its number, as in Reader 1.");
    }
}

package dev.consilium.arbitration.edgecase;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.EdgeCategory;
import dev.consilium.annotation.Flag;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.arbitration.ReferCommand;
import dev.consilium.arbitration.Referrals;
import dev.consilium.arbitration.Review;
import dev.consilium.arbitration.ReviewCommand;
import dev.consilium.arbitration.SpecialistReviews;
import dev.consilium.identity.Role;
import dev.consilium.project.Case;
import dev.consilium.project.CaseState;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out who called a case an edge case: whoever had it, else the reader who flagged it last. */
@Component
class Raisings {

    private final Readings readings;
    private final SpecialistReviews reviews;
    private final Referrals referrals;

    Raisings(Readings readings, SpecialistReviews reviews, Referrals referrals) {
        this.readings = readings;
        this.reviews = reviews;
        this.referrals = referrals;
    }

    /** @param category as the diagram says, before anything the case tells */
    Raised of(Case raised, @Nullable EdgeCategory category) {
        Raised found = found(raised);
        return new Raised(found.level(), found.personId(), category == null ? found.category() : category);
    }

    private Raised found(Case raised) {
        if (raised.state() == CaseState.ARBITRATION) {
            return referred(raised).orElseGet(() -> new Raised(Role.SENIOR.group(), null, null));
        }
        if (raised.state() == CaseState.REVIEW) {
            return reviewed(raised).orElseGet(() -> new Raised(Role.SPECIALIST.group(), null, null));
        }
        return flagged(raised.id()).orElseGet(() -> new Raised(Raised.PROTOCOL, null, null));
    }

    private Optional<Raised> referred(Case raised) {
        return referrals
                .latest(raised.id())
                .filter(referral ->
                        referral.kind() == ReferCommand.Kind.EDGE_CASE && referral.round() == raised.round())
                .map(referral -> new Raised(Role.SENIOR.group(), referral.arbiterId(), referral.category()));
    }

    private Optional<Raised> reviewed(Case raised) {
        return reviews.of(raised.id()).stream()
                .filter(review -> review.kind() == ReviewCommand.Kind.EDGE_CASE && review.round() == raised.round())
                .max(Comparator.comparing(Review::concludedAt))
                .map(review -> new Raised(Role.SPECIALIST.group(), review.specialistId(), review.edgeCategory()));
    }

    private Optional<Raised> flagged(String caseId) {
        return readings.submitted(caseId).stream()
                .filter(Raisings::flags)
                .max(Comparator.comparing(reading -> Objects.requireNonNull(reading.submittedAt())))
                .map(reading -> new Raised(
                        reading.level(),
                        reading.readerId(),
                        Objects.requireNonNull(reading.annotation()).edgeCategory()));
    }

    private static boolean flags(Reading reading) {
        return Optional.ofNullable(reading.annotation())
                .map(Annotation::flags)
                .filter(flags -> flags.contains(Flag.EDGE_CASE))
                .isPresent();
    }
}

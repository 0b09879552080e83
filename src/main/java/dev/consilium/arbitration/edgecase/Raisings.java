package dev.consilium.arbitration.edgecase;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Flag;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.identity.Role;
import dev.consilium.project.Case;
import dev.consilium.project.CaseState;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out who called a case an edge case where the diagram does not say: whoever had it, else the reader who flagged it last. */
@Component
class Raisings {

    private final Readings readings;

    Raisings(Readings readings) {
        this.readings = readings;
    }

    Raised of(Case raised, @Nullable EdgeCategory category) {
        if (raised.state() == CaseState.ARBITRATION) {
            return new Raised(Role.SENIOR.group(), null, category);
        }
        if (raised.state() == CaseState.REVIEW) {
            return new Raised(Role.SPECIALIST.group(), null, category);
        }
        return flagged(raised.id())
                .map(reading -> new Raised(reading.level(), reading.readerId(), category))
                .orElseGet(() -> new Raised(Raised.PROTOCOL, null, category));
    }

    private Optional<Reading> flagged(String caseId) {
        return readings.submitted(caseId).stream()
                .filter(reading -> Optional.ofNullable(reading.annotation())
                        .map(Annotation::flags)
                        .filter(flags -> flags.contains(Flag.EDGE_CASE))
                        .isPresent())
                .max(Comparator.comparing(reading -> Objects.requireNonNull(reading.submittedAt())));
    }
}

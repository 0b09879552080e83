package dev.consilium.project.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.consilium.identity.People;
import dev.consilium.project.Absence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An absence that is not over. @param project absent where it is for all of the person's projects; @param deputy a user name */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AbsenceAnswer(
        String id,
        @Nullable String project,
        Instant from,
        Instant until,
        @Nullable String deputy,
        boolean begun) {

    static AbsenceAnswer of(Absence absence, People people) {
        return new AbsenceAnswer(
                absence.id(),
                absence.projectId(),
                absence.from(),
                absence.until(),
                absence.deputyId() == null
                        ? null
                        : people.get(absence.deputyId()).username(),
                absence.begunAt() != null);
    }
}

package dev.consilium.worklist.web;

import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.project.Absence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Absences as tables show them, with names. */
@Component
class AbsenceTable {

    /** @param deputy their name, null for nobody; @param project null where it is for all of the person's projects */
    public record Row(
            String id,
            String username,
            String name,
            Instant from,
            Instant until,
            @Nullable String deputy,
            @Nullable String project,
            boolean begun) {}

    private final People people;

    AbsenceTable(People people) {
        this.people = people;
    }

    List<Row> of(List<Absence> absences) {
        return absences.stream().map(this::row).toList();
    }

    private Row row(Absence absence) {
        Person away = people.get(absence.personId());
        return new Row(
                absence.id(),
                away.username(),
                away.displayName(),
                absence.from(),
                absence.until(),
                absence.deputyId() == null
                        ? null
                        : people.get(absence.deputyId()).displayName(),
                absence.projectId(),
                absence.begunAt() != null);
    }
}

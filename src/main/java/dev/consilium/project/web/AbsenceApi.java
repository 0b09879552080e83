package dev.consilium.project.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.People;
import dev.consilium.project.Absence;
import dev.consilium.project.AbsencePlanning;
import dev.consilium.project.RecordAbsenceCommand;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Absences: everybody's own, and those a lead records for the members of a project. */
@RestController
class AbsenceApi {

    private static final String MEMBER = "/api/projects/{projectId}/members/{username}/absences";

    /** Not over, in order of their beginning. */
    record AbsenceList(List<AbsenceAnswer> absences) {}

    private final AbsencePlanning planning;
    private final People people;
    private final CurrentActor current;

    AbsenceApi(AbsencePlanning planning, People people, CurrentActor current) {
        this.planning = planning;
        this.people = people;
        this.current = current;
    }

    @GetMapping("/api/me/absences")
    AbsenceList own() {
        return list(planning.own(current.require()));
    }

    @PostMapping("/api/me/absences")
    @ResponseStatus(HttpStatus.CREATED)
    AbsenceAnswer record(@Valid @RequestBody RecordAbsenceCommand command) {
        return AbsenceAnswer.of(planning.recordOwn(command, current.require()), people);
    }

    /** Back early, or not away at all. */
    @DeleteMapping("/api/me/absences/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String id) {
        planning.cutShort(id, current.require());
    }

    @GetMapping(MEMBER)
    AbsenceList ofMember(@PathVariable String projectId, @PathVariable String username) {
        return list(planning.of(projectId, username, current.require()));
    }

    @PostMapping(MEMBER)
    @ResponseStatus(HttpStatus.CREATED)
    AbsenceAnswer recordFor(
            @PathVariable String projectId,
            @PathVariable String username,
            @Valid @RequestBody RecordAbsenceCommand command) {
        return AbsenceAnswer.of(planning.recordFor(projectId, username, command, current.require()), people);
    }

    @DeleteMapping(MEMBER + "/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endFor(@PathVariable String projectId, @PathVariable String username, @PathVariable String id) {
        planning.cutShort(projectId, username, id, current.require());
    }

    private AbsenceList list(List<Absence> absences) {
        return new AbsenceList(absences.stream()
                .map(absence -> AbsenceAnswer.of(absence, people))
                .toList());
    }
}

package dev.consilium.scenario.staffing;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Person;
import dev.consilium.project.Absence;
import dev.consilium.project.AbsencePlanning;
import dev.consilium.project.RecordAbsenceCommand;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Absences of the members, recorded by themselves or by the lead. */
final class Leave {

    private final AbsencePlanning planning;
    private final Cohort cohort;
    private final Jobs jobs;
    private final Logbook log;

    Leave(ApplicationContext application, Cohort cohort, Jobs jobs, Logbook log) {
        this.planning = application.getBean(AbsencePlanning.class);
        this.cohort = cohort;
        this.jobs = jobs;
        this.log = log;
    }

    /** From this moment on. @param deputy who stands in, null for nobody */
    void begin(Person person, @Nullable Person deputy, boolean recordedByLead) {
        Instant now = Instant.now();
        RecordAbsenceCommand command = new RecordAbsenceCommand(
                now.minusSeconds(1), now.plus(Duration.ofDays(3)), deputy == null ? null : deputy.username());
        try {
            Absence absence = recordedByLead
                    ? planning.recordFor(cohort.projectId(), person.username(), command, cohort.lead())
                    : planning.recordOwn(command, Actor.person(person.id()));
            jobs.follow(absence.id());
            log.say(cohort.name(person.id()) + " goes away" + (deputy == null ? "" : ", with a deputy"));
            log.count("away");
        } catch (Refusal refused) {
            log.count("refused " + refused.code());
        }
    }

    /** The person is back from wherever they are. */
    void end(Person person) {
        Actor self = Actor.person(person.id());
        for (Absence absence : planning.own(self)) {
            if (absence.projectId() == null) {
                planning.cutShort(absence.id(), self);
            } else {
                planning.cutShort(cohort.projectId(), person.username(), absence.id(), cohort.lead());
            }
        }
        log.say(cohort.name(person.id()) + " is back");
    }
}

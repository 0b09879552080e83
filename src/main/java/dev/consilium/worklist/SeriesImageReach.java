package dev.consilium.worklist;

import dev.consilium.arbitration.FeedbackItems;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import dev.consilium.project.Cases;
import dev.consilium.study.ImageReach;
import dev.consilium.study.PatientSeries;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Where {@link SeriesImageAccess} may let somebody see images: projects that they oversee, tasks that they hold or are offered with all that
 * is of their patients, cases that they were told of.
 */
@Component
class SeriesImageReach implements ImageReach {

    private static final Set<Role> WHOLE_PROJECT = EnumSet.of(Role.DATA_MANAGER, Role.LEAD, Role.AUDITOR, Role.SENIOR);

    /** Of each kind of reason. */
    private static final int MOST = 5_000;

    /** Of all: a question to PostgreSQL has at most 65,535 parameters. */
    private static final int MOST_TOGETHER = 20_000;

    private final Memberships memberships;
    private final WorklistItems items;
    private final FeedbackItems feedback;
    private final Cases cases;
    private final PatientSeries patients;

    SeriesImageReach(
            Memberships memberships, WorklistItems items, FeedbackItems feedback, Cases cases, PatientSeries patients) {
        this.memberships = memberships;
        this.items = items;
        this.feedback = feedback;
        this.cases = cases;
        this.patients = patients;
    }

    @Override
    public Reach of(Actor actor) {
        Set<String> projects = new HashSet<>();
        Set<String> series = new HashSet<>(items.picturesHeld(actor.id(), MOST));
        memberships.rolesByProject(actor.id()).forEach((project, held) -> {
            if (Collections.disjoint(held, WHOLE_PROJECT)) {
                series.addAll(items.picturesOffered(project, held, MOST));
            } else {
                projects.add(project);
            }
        });
        series.addAll(patients.around(capped(series)));
        series.addAll(cases.seriesOf(feedback.casesTold(actor.id(), MOST)));
        return new Reach(capped(projects), capped(series));
    }

    private static Set<String> capped(Set<String> ids) {
        return ids.stream().sorted().limit(MOST_TOGETHER).collect(Collectors.toSet());
    }
}

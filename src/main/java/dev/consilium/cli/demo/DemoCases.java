package dev.consilium.cli.demo;

import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import dev.consilium.worklist.DemoReaders;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The cases of the demo project, for its team. */
@Component
@Profile("demo")
class DemoCases implements DemoReaders {

    private final DemoProject project;
    private final Cases cases;
    private final Readings readings;
    private final Memberships memberships;

    DemoCases(DemoProject project, Cases cases, Readings readings, Memberships memberships) {
        this.project = project;
        this.cases = cases;
        this.readings = readings;
        this.memberships = memberships;
    }

    @Override
    public Optional<List<String>> readBy(Actor person) {
        return project.find()
                .filter(id -> memberships.rolesOf(id, person.id()).contains(Role.ANNOTATOR))
                .map(id -> cases.ofProject(id).stream()
                        .filter(one -> !one.state().closed())
                        .map(Case::id)
                        .filter(caseId -> ownReading(caseId, person).isPresent())
                        .toList());
    }

    @Override
    public boolean playOn(String caseId) {
        Case found = cases.get(caseId);
        return !found.state().closed() && isOfDemo(found);
    }

    private boolean isOfDemo(Case one) {
        return project.find().filter(one.projectId()::equals).isPresent();
    }

    /** @throws Refusal NOT_FOUND for a case of another project, and for whoever has no role in the demo */
    Case require(String caseId, Actor person) {
        Case found = cases.get(caseId);
        if (!isOfDemo(found)) {
            throw Refusal.notFound("case");
        }
        memberships.require(person, found.projectId());
        return found;
    }

    /** Handed in, and counting. */
    Optional<Reading> ownReading(String caseId, Actor person) {
        return submitted(caseId).stream()
                .filter(reading -> reading.readerId().equals(person.id()))
                .findFirst();
    }

    List<Reading> submitted(String caseId) {
        return readings.submitted(caseId).stream().filter(Reading::counts).toList();
    }
}

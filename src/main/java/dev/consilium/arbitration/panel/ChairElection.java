package dev.consilium.arbitration.panel;

import dev.consilium.annotation.Readings;
import dev.consilium.common.Digests;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.project.Absences;
import dev.consilium.project.Case;
import dev.consilium.project.CaseParts;
import dev.consilium.project.Cases;
import dev.consilium.project.Duty;
import dev.consilium.project.StaffSelection;
import java.time.Clock;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Names who decides for a panel without a majority, by a rule that looks at no vote: whoever has chaired the panel least often; of
 * those first the members who voted, then everybody else who may still take part; of those by lot. The lot is drawn with the
 * panel's random id when it opens, so that nobody can choose and anybody can draw it again. Nobody with a conflict of interest is
 * named, nor anybody who is away.
 */
@Component
@Transactional
public class ChairElection {

    private final Cases cases;
    private final Memberships memberships;
    private final Readings readings;
    private final StaffSelection staff;
    private final CaseParts parts;
    private final Absences absences;
    private final PanelRows rows;
    private final PanelVotes votes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ChairElection(
            Cases cases,
            Memberships memberships,
            Readings readings,
            StaffSelection staff,
            CaseParts parts,
            Absences absences,
            PanelRows rows,
            PanelVotes votes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.memberships = memberships;
        this.readings = readings;
        this.staff = staff;
        this.parts = parts;
        this.absences = absences;
        this.rows = rows;
        this.votes = votes;
        this.events = events;
        this.clock = clock;
    }

    /** @return the person's id; empty where nobody is there, and then the case waits with the code of the panel */
    public Optional<String> elect(String caseId) {
        Case split = cases.get(caseId);
        Panel panel = rows.latest(caseId);
        Optional<Person> named = next(split, panel);
        if (named.isEmpty() && staff.find(caseId, Duty.PANEL, Role.SENIOR, 1).staffed()) {
            named = next(split, panel);
        }
        named.ifPresent(chair -> {
            cases.resume(caseId, Duty.PANEL.waitCode());
            parts.take(caseId, chair.id(), Duty.PANEL);
            rows.addChair(panel.id(), chair.id(), clock.instant());
            events.publishEvent(new ChairElected(panel, split.projectId(), chair.id()));
        });
        return named.map(Person::id);
    }

    /** Sorting keeps those who voted before the others. */
    private Optional<Person> next(Case split, Panel panel) {
        List<String> before = rows.chairs(panel.id());
        Comparator<Person> byLot = Comparator.comparing(person -> lot(panel, person.id()));
        return Stream.concat(
                        voters(split, panel).sorted(byLot),
                        staff.eligiblePeople(split.id(), Duty.PANEL, Role.SENIOR).stream()
                                .sorted(byLot))
                .min(Comparator.comparing(person -> Collections.frequency(before, person.id())));
    }

    static String lot(Panel panel, String personId) {
        return Digests.sha256Hex(panel.id() + "/" + personId);
    }

    private Stream<Person> voters(Case split, Panel panel) {
        Set<String> voted = votes.of(panel.id()).stream()
                .filter(vote -> !vote.abstains())
                .map(PanelVote::memberId)
                .collect(Collectors.toSet());
        voted.removeAll(readings.involved(split.id()));
        voted.removeAll(absences.away(split.projectId()));
        return memberships.holding(split.projectId(), Role.SENIOR).stream()
                .filter(person -> voted.contains(person.id()));
    }
}

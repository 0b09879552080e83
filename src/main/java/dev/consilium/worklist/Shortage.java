package dev.consilium.worklist;

import dev.consilium.identity.MembershipGranted;
import dev.consilium.identity.MembershipRevoked;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Person;
import dev.consilium.identity.PersonDisabled;
import dev.consilium.identity.PersonEnabled;
import dev.consilium.identity.Role;
import dev.consilium.project.AbsenceBegun;
import dev.consilium.project.AbsenceEnded;
import dev.consilium.project.Absences;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import dev.consilium.project.Duty;
import dev.consilium.project.StaffSelection;
import dev.consilium.workflow.task.TaskClosed;
import dev.consilium.workflow.task.TaskDesk;
import dev.consilium.workflow.task.TaskOpened;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets a case wait visibly while it has more tasks to take than people who may take one, or a task that stays with somebody who is
 * away or has left.
 */
@Component
class Shortage {

    /** A correction is its reader's alone, and the reader is away or has left. */
    static final String READER_ABSENT = "READER_ABSENT";

    static final String NO_DATA_MANAGER = "NO_ELIGIBLE_DATA_MANAGER";

    private static final Set<String> OWN_CODES = Stream.concat(
                    Stream.of(READER_ABSENT, NO_DATA_MANAGER),
                    Arrays.stream(Duty.values()).map(Duty::waitCode))
            .collect(Collectors.toUnmodifiableSet());

    /** Its tasks are open from the first moment: no process waits for staff before. */
    private static final String NEVER_AWAITED = Duty.INFORMANT.waitCode();

    private final WorklistItems items;
    private final Cases cases;
    private final StaffSelection staff;
    private final Memberships memberships;
    private final Absences absences;
    private final TaskDesk desk;

    Shortage(
            WorklistItems items,
            Cases cases,
            StaffSelection staff,
            Memberships memberships,
            Absences absences,
            TaskDesk desk) {
        this.items = items;
        this.cases = cases;
        this.staff = staff;
        this.memberships = memberships;
        this.absences = absences;
        this.desk = desk;
    }

    /** After anything that changed the tasks of the case, who holds them or who may. Locks the case only where that tells more or less. */
    void show(String caseId) {
        Case shown = cases.get(caseId);
        Set<String> codes = codes(shown, items.openOn(shown.seriesId(), caseId));
        Set<String> told = shown.waitCodes();
        told.retainAll(OWN_CODES);
        codes.stream().filter(code -> !told.contains(code)).forEach(code -> cases.await(caseId, code));
        told.removeAll(codes);
        if (!told.isEmpty() && desk.waitsForStaff(caseId)) {
            told.retainAll(Set.of(NEVER_AWAITED));
        }
        told.forEach(code -> cases.resume(caseId, code));
    }

    /** As {@link #show(String)}, for the case of the task; a task of the intake has none. */
    void show(WorklistItem item) {
        caseOf(item).ifPresent(this::show);
    }

    private Set<String> codes(Case shown, List<WorklistItem> open) {
        Set<String> codes = new TreeSet<>();
        open.stream()
                .filter(item -> item.assignee() == null)
                .collect(Collectors.groupingBy(Place::of, Collectors.counting()))
                .forEach((place, untaken) -> {
                    if (untaken > free(shown, place, open)) {
                        codes.add(place.waitCode());
                    }
                });
        if (open.stream().anyMatch(item -> item.isCorrection() && isHeldByAbsent(item))) {
            codes.add(READER_ABSENT);
        }
        if (open.stream().anyMatch(item -> item.isChaired() && isHeldByAbsent(item))) {
            codes.add(Duty.PANEL.waitCode());
        }
        return codes;
    }

    /** How many may take the duty and do not hold a task of it yet. */
    private long free(Case shown, Place place, List<WorklistItem> open) {
        Duty duty = place.duty();
        if (duty == null) {
            Set<String> away = absences.away(shown.projectId());
            return memberships.holding(shown.projectId(), place.role()).stream()
                    .filter(person -> !away.contains(person.id()))
                    .count();
        }
        Set<String> holders = open.stream()
                .filter(item -> item.kind().duty() == duty && item.assignee() != null)
                .map(item -> String.valueOf(item.assignee()))
                .collect(Collectors.toSet());
        return staff.eligiblePeople(shown.id(), duty, place.role()).stream()
                .map(Person::id)
                .filter(person -> !holders.contains(person))
                .count();
    }

    private boolean isHeldByAbsent(WorklistItem item) {
        String holder = item.assignee();
        return holder != null
                && (absences.isAway(holder, item.projectId())
                        || memberships.holding(item.projectId(), item.role()).stream()
                                .noneMatch(person -> person.id().equals(holder)));
    }

    private Optional<String> caseOf(WorklistItem item) {
        return item.caseId() == null ? cases.ofSeries(item.requireSeries()).map(Case::id) : Optional.of(item.caseId());
    }

    @EventListener
    void on(TaskOpened event) {
        items.find(event.task().id()).ifPresent(this::show);
    }

    /** What closes without being handed in may have been what nobody could take. */
    @EventListener
    void on(TaskClosed event) {
        items.find(event.taskId())
                .flatMap(this::caseOf)
                .filter(caseId -> cases.get(caseId).waitCode() != null)
                .ifPresent(this::show);
    }

    @EventListener
    void on(MembershipGranted event) {
        show(event.projectId(), Set.of(event.role()), event.personId());
    }

    @EventListener
    void on(MembershipRevoked event) {
        show(event.projectId(), Set.of(event.role()), event.personId());
    }

    @EventListener
    void on(PersonDisabled event) {
        everywhere(event.personId());
    }

    @EventListener
    void on(PersonEnabled event) {
        everywhere(event.personId());
    }

    @EventListener
    void on(AbsenceBegun event) {
        show(event.projectId(), memberships.rolesOf(event.projectId(), event.personId()), event.personId());
    }

    @EventListener
    void on(AbsenceEnded event) {
        show(event.projectId(), memberships.rolesOf(event.projectId(), event.personId()), event.personId());
    }

    private void everywhere(String personId) {
        memberships
                .projectsOf(personId)
                .forEach(projectId -> show(projectId, memberships.rolesOf(projectId, personId), personId));
    }

    private void show(String projectId, Collection<Role> roles, String personId) {
        items.concerning(projectId, roles, personId).stream()
                .flatMap(item -> caseOf(item).stream())
                .distinct()
                .forEach(this::show);
    }

    /** What somebody is looked for: a duty at a level, or a task of the data managers that gives no part in the case. */
    private record Place(@Nullable Duty duty, Role role) {

        static Place of(WorklistItem item) {
            return new Place(item.kind().duty(), item.role());
        }

        String waitCode() {
            return duty == null ? NO_DATA_MANAGER : duty.waitCode();
        }
    }
}

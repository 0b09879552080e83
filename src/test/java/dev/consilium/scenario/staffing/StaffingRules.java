package dev.consilium.scenario.staffing;

import dev.consilium.project.Duty;
import dev.consilium.scenario.staffing.CaseTables.Completed;
import dev.consilium.scenario.staffing.CaseTables.OpenCase;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds of every staffing at every moment, by the tables and the engine's history. */
final class StaffingRules {

    private static final Map<Duty, String> SOUGHT_ALONE =
            Map.of(Duty.SPECIALIST, "specialist", Duty.ARBITER, "senior", Duty.AUDITOR, "auditor");

    private final Cohort cohort;
    private final CaseTables tables;
    private final Map<String, String> holders = new HashMap<>();
    private final Map<String, Map<String, Set<Duty>>> parts = new HashMap<>();
    private final Map<String, Set<String>> withdrawn = new HashMap<>();
    private final Set<String> doneBefore = new HashSet<>();

    StaffingRules(ApplicationContext application, Cohort cohort) {
        this.cohort = cohort;
        this.tables = new CaseTables(application.getBean(JdbcClient.class), cohort.projectId());
    }

    /** The person said that they must not have the case, a moment ago. */
    void withdrawn(String caseId, String personId) {
        withdrawn.computeIfAbsent(caseId, key -> new HashSet<>()).add(personId);
        tables.completed().forEach(done -> doneBefore.add(done.taskId()));
    }

    boolean isAway(String personId) {
        return tables.away().contains(personId);
    }

    List<OpenItem> openItems() {
        return tables.openItems();
    }

    List<String> openCases() {
        return tables.openCases().stream().map(OpenCase::id).toList();
    }

    String standing(String caseId) {
        Map<String, Object> standing = tables.standing(caseId);
        Object code = standing.get("wait_code");
        return standing.get("state") + (code == null ? "" : " " + code);
    }

    void check() {
        List<OpenItem> open = tables.openItems();
        worklistIsAsTheEngineHasIt(open);
        nobodyAwayWasGivenATask(open);
        nobodyHasTwoParts(open);
        nobodyWhoWithdrewHasAPart(open);
        tables.openCases()
                .forEach(one -> isNotStuck(
                        one,
                        open.stream()
                                .filter(item -> one.id().equals(item.caseId()))
                                .toList()));
    }

    /** The domain's own tables agree with the engine's history about who did what. */
    void checkSignatures() {
        tables.signed().forEach(part -> take(part.get(0), part.get(1), Duty.valueOf(part.get(2))));
    }

    void requireClosed() {
        for (String open : openCases()) {
            throw new AssertionError(cohort.name(open) + " does not end: " + standing(open) + ", tasks " + openItems()
                    + ", waits at " + tables.waits(open) + ", " + tables.timers(open) + " timers");
        }
        if (!tables.openItems().isEmpty()) {
            throw new AssertionError("tasks outlive their cases: " + tables.openItems());
        }
    }

    private void worklistIsAsTheEngineHasIt(List<OpenItem> open) {
        Set<String> shown = open.stream()
                .map(item -> item.taskId() + " " + item.assignee())
                .collect(Collectors.toCollection(TreeSet::new));
        require(
                shown.equals(tables.engineTasks()),
                "the worklist shows " + shown + ", the engine has " + tables.engineTasks());
    }

    /** A correction is its reader's alone, wherever they are; everything else waits for somebody present. */
    private void nobodyAwayWasGivenATask(List<OpenItem> open) {
        Set<String> away = tables.away();
        for (OpenItem item : open) {
            String before = holders.put(item.taskId(), String.valueOf(item.assignee()));
            boolean given = item.assignee() != null && !item.assignee().equals(before);
            require(
                    !given || item.correction() || !away.contains(item.assignee()),
                    who(item) + " is away and was given " + what(item));
        }
    }

    private void nobodyHasTwoParts(List<OpenItem> open) {
        for (Completed done : tables.completed()) {
            take(done.caseId(), done.person(), OpenItem.duty(done.form()));
        }
        for (OpenItem item : open) {
            Duty duty = item.duty();
            if (item.assignee() != null && duty != null) {
                Set<Duty> taken = taken(item.caseId(), item.assignee());
                require(
                        taken.isEmpty() || taken.contains(duty),
                        who(item) + " has the part " + taken + " and holds " + what(item));
                if (duty != Duty.READER) {
                    taken.add(duty);
                }
            }
        }
    }

    private void take(String caseId, String personId, Duty duty) {
        Set<Duty> taken = taken(caseId, personId);
        taken.add(duty);
        require(
                taken.size() == 1,
                cohort.name(personId) + " has several parts in " + cohort.name(caseId) + ": " + taken);
    }

    private Set<Duty> taken(String caseId, String personId) {
        return parts.computeIfAbsent(caseId, key -> new HashMap<>())
                .computeIfAbsent(personId, key -> EnumSet.noneOf(Duty.class));
    }

    private void nobodyWhoWithdrewHasAPart(List<OpenItem> open) {
        if (withdrawn.isEmpty()) {
            return;
        }
        for (OpenItem item : open) {
            boolean gone = item.duty() != null && hasWithdrawn(item.caseId(), String.valueOf(item.assignee()));
            require(!gone, who(item) + " withdrew and holds " + what(item));
        }
        for (Completed done : tables.completed()) {
            require(
                    doneBefore.contains(done.taskId()) || !hasWithdrawn(done.caseId(), done.person()),
                    cohort.name(done.person()) + " withdrew and completed a task with " + done.form());
        }
    }

    private boolean hasWithdrawn(String caseId, String personId) {
        return withdrawn.getOrDefault(caseId, Set.of()).contains(personId);
    }

    private void isNotStuck(OpenCase one, List<OpenItem> items) {
        if (one.explained() || tables.steps(one.id()) > 0) {
            return;
        }
        boolean worked = items.stream().anyMatch(this::isWorkedOn);
        require(
                worked || !one.codes().isEmpty(),
                cohort.name(one.id()) + " in " + one.state() + " is stuck without a code: " + items);
        List<String> waits = tables.waits(one.id());
        require(waits.isEmpty() || !one.codes().isEmpty(), cohort.name(one.id()) + " waits without a code at " + waits);
        for (Duty duty : Duty.values()) {
            codeTellsOf(duty, one, items, waits);
        }
        nobodyIsWaitedForWhoIsThere(one, waits);
    }

    /** Whoever waits for a single person has looked again since somebody could do it. */
    private void nobodyIsWaitedForWhoIsThere(OpenCase one, List<String> waits) {
        SOUGHT_ALONE.forEach((duty, role) -> {
            boolean sought = !waits.isEmpty() && one.codes().contains(duty.waitCode());
            require(
                    !sought || tables.free(one.id(), role, duty).isEmpty(),
                    cohort.name(one.id()) + " waits for " + duty + " although somebody is there");
        });
    }

    /** Held by, or open to, somebody present. */
    private boolean isWorkedOn(OpenItem item) {
        return item.assignee() == null
                ? !free(item, List.of()).isEmpty()
                : !tables.away().contains(item.assignee());
    }

    /** The code of a duty is there exactly while more of its tasks are open to nobody, or its process waits. */
    private void codeTellsOf(Duty duty, OpenCase one, List<OpenItem> items, List<String> waits) {
        boolean told = List.of(one.codes().split(",")).contains(duty.waitCode());
        boolean shortOf = items.stream()
                .filter(item -> item.duty() == duty && item.assignee() == null)
                .collect(Collectors.groupingBy(OpenItem::role))
                .values()
                .stream()
                .anyMatch(
                        untaken -> untaken.size() > free(untaken.get(0), items).size());
        require(
                told || !shortOf,
                cohort.name(one.id()) + " in " + one.state() + " has more tasks of the duty " + duty
                        + " than people and does not tell: " + items);
        require(
                !told || shortOf || !waits.isEmpty(),
                cohort.name(one.id()) + " in " + one.state() + " tells " + duty.waitCode()
                        + " although its tasks can be taken: " + items);
    }

    private Set<String> free(OpenItem item, List<OpenItem> siblings) {
        Set<String> free = tables.free(item.caseId(), item.role(), item.duty());
        siblings.stream()
                .filter(other -> other.duty() == item.duty())
                .forEach(other -> free.remove(String.valueOf(other.assignee())));
        return free;
    }

    private String who(OpenItem item) {
        return cohort.name(String.valueOf(item.assignee()));
    }

    private String what(OpenItem item) {
        return item.element() + " of " + cohort.name(item.caseId());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}

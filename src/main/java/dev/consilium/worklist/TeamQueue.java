package dev.consilium.worklist;

import dev.consilium.common.Page;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The open tasks of a project with whoever holds them, for its leads. A lead who also reads or decides in it is blinded. */
@Component
@Transactional(readOnly = true)
public class TeamQueue {

    private final WorklistSearch search;
    private final TaskSummaries summaries;
    private final Oversight oversight;
    private final Memberships memberships;
    private final People people;

    TeamQueue(
            WorklistSearch search,
            TaskSummaries summaries,
            Oversight oversight,
            Memberships memberships,
            People people) {
        this.search = search;
        this.summaries = summaries;
        this.oversight = oversight;
        this.memberships = memberships;
        this.people = people;
    }

    /** Projects whose queue is shown to the person. */
    public List<String> projectsOf(Actor viewer) {
        return oversight.ledBy(viewer);
    }

    /** @throws Refusal INVALID {@code PROJECT_MISSING}, NOT_FOUND, FORBIDDEN {@code ROLE_MISSING}, {@code BLINDED} */
    public Page<TeamTask> of(WorklistQuery query, Actor lead) {
        oversight.require(projectOf(query), lead, Role.LEAD);
        Page<WorklistItem> found = search.ofTeam(query);
        return new Page<>(shown(found.rows(), lead), found.page(), found.pages(), found.total());
    }

    /** Whom a task may be handed to, by name. @throws Refusal as {@link #of} */
    public List<Person> team(WorklistQuery query, Actor lead) {
        String projectId = projectOf(query);
        oversight.require(projectId, lead, Role.LEAD);
        return Arrays.stream(Role.values())
                .flatMap(role -> memberships.holding(projectId, role).stream())
                .distinct()
                .filter(person -> !person.id().equals(lead.id()))
                .sorted(Comparator.comparing(Person::displayName))
                .toList();
    }

    private static String projectOf(WorklistQuery query) {
        if (query.project() == null) {
            throw Refusal.invalid("PROJECT_MISSING", "Say which project's team you mean: choose a project.");
        }
        return query.project();
    }

    private List<TeamTask> shown(List<WorklistItem> items, Actor lead) {
        List<TaskSummary> tasks = summaries.overseen(items, lead);
        Set<String> holders = items.stream()
                .map(WorklistItem::assignee)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, Person> known = people.byIds(holders);
        return IntStream.range(0, items.size())
                .mapToObj(i -> shown(items.get(i), tasks.get(i), known))
                .toList();
    }

    private static TeamTask shown(WorklistItem item, TaskSummary task, Map<String, Person> known) {
        @Nullable Person holder = item.assignee() == null ? null : known.get(item.assignee());
        return new TeamTask(
                task,
                item.role().group(),
                item.assignee() != null,
                holder == null ? null : holder.username(),
                holder == null ? null : holder.displayName());
    }
}

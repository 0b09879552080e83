package dev.consilium.worklist;

import dev.consilium.annotation.Label;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.workflow.task.TaskAnswers;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Answers the tasks of a dry run by the same use cases as the pages of tasks. */
@Component
@Profile("dry-run")
class AnsweredTasks implements TaskAnswers {

    private final WorklistItems items;
    private final TaskEligibility eligibility;
    private final DeployedForms forms;
    private final TaskCompletion completion;
    private final People people;
    private final CurrentActor current;
    private final FreshTransactions transactions;

    AnsweredTasks(
            WorklistItems items,
            TaskEligibility eligibility,
            DeployedForms forms,
            TaskCompletion completion,
            People people,
            CurrentActor current,
            FreshTransactions transactions) {
        this.items = items;
        this.eligibility = eligibility;
        this.forms = forms;
        this.completion = completion;
        this.people = people;
        this.current = current;
        this.transactions = transactions;
    }

    @Override
    public Asked asked(String taskId) {
        WorklistItem item = items.find(taskId).orElseThrow(() -> Refusal.notFound("task"));
        List<String> ids = item.assignee() == null ? eligibility.takers(item) : List.of(item.assignee());
        List<Person> takers = ids.stream()
                .map(people::get)
                .sorted(java.util.Comparator.comparing(Person::username))
                .toList();
        return new Asked(forms.shown(item), data(item, takers), takers);
    }

    private Map<String, Object> data(WorklistItem item, List<Person> takers) {
        if (takers.isEmpty()) {
            return Map.of();
        }
        Actor first = Actor.person(takers.get(0).id());
        return current.as(first, () -> forms.startingData(item, first));
    }

    @Override
    public void answer(String taskId, Map<String, Object> form, List<Label> labels, String password, Actor actor) {
        CompleteTaskCommand command =
                new CompleteTaskCommand(labels.isEmpty() ? null : labels, null, null, null, null, null, form, password);
        current.as(
                actor,
                () -> transactions.call(() -> {
                    completion.takeAndComplete(taskId, command, actor);
                    return Boolean.TRUE;
                }));
    }
}

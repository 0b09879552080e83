package dev.consilium.bench;

import dev.consilium.common.Ids;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Role;
import dev.consilium.project.Cases;
import dev.consilium.workflow.task.OpenTask;
import dev.consilium.worklist.Claiming;
import dev.consilium.worklist.CompleteTaskCommand;
import dev.consilium.worklist.TaskCompletion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Everything a case costs: people take and complete tasks as from their browsers, with the forms they fill in. */
final class WholeProduct extends BenchedApplication {

    private static final List<String> DIFFERENT = List.of("no-finding", "infarct", "atrophy");

    private final Claiming claiming = bean(Claiming.class);
    private final TaskCompletion completion = bean(TaskCompletion.class);
    private final Cases cases = bean(Cases.class);
    private final Set<String> disputed = ConcurrentHashMap.newKeySet();
    private int number;

    WholeProduct(String jdbcUrl, Path files) {
        super(jdbcUrl, files, false);
    }

    @Override
    String open() {
        String id = cases.open(projectId, Ids.random(), "MR", "routine").id();
        if (number++ % 2 == 1) {
            disputed.add(id);
        }
        return id;
    }

    @Override
    void answer(OpenTask task, int reading) {
        boolean arbitration = task.role() == Role.SENIOR;
        Actor actor = arbitration ? senior : annotators.get(reading);
        claiming.claim(task.id(), actor);
        completion.complete(
                task.id(), arbitration ? decision() : reading(finding(task.caseId(), reading)), actor, null);
    }

    /** All three readers of a disputed case differ, and nobody is left to ask. */
    private String finding(String caseId, int reading) {
        return disputed.contains(caseId) ? DIFFERENT.get(reading) : "no-finding";
    }

    private static CompleteTaskCommand reading(String finding) {
        return form(Map.of("findings", List.of(finding), "confidence", 90), null);
    }

    private static CompleteTaskCommand decision() {
        return form(
                Map.of("kind", "author", "findings", List.of("no-finding"), "reasonCode", "finding-overcalled"),
                PASSWORD);
    }

    private static CompleteTaskCommand form(Map<String, Object> form, String password) {
        return new CompleteTaskCommand(null, null, null, null, null, null, form, password);
    }
}

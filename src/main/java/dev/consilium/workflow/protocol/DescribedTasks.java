package dev.consilium.workflow.protocol;

import dev.consilium.identity.Role;
import dev.consilium.project.Duty;
import dev.consilium.project.StaffNeed;
import dev.consilium.workflow.variable.Variables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.jspecify.annotations.Nullable;

/** Diagrams of a deployment, read for whom they ask. */
final class DescribedTasks {

    private static final String SELECT_STAFF = "${selectStaffDelegate}";
    private static final String OPEN_PANEL = "${openPanelDelegate}";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    /** What the delegate takes where the diagram does not say. */
    private static final int PANEL = 3;

    private final List<BpmnModelInstance> diagrams;
    private final DescribedTables tables;

    DescribedTasks(List<BpmnModelInstance> diagrams, DescribedTables tables) {
        this.diagrams = diagrams;
        this.tables = tables;
    }

    List<ProtocolDescription.Task> tasks() {
        return diagrams.stream()
                .flatMap(diagram -> diagram.getModelElementsByType(UserTask.class).stream())
                .map(task -> new ProtocolDescription.Task(
                        task.getName(),
                        roles(String.valueOf(task.getCamundaCandidateGroups())),
                        fixed(task.getCamundaDueDate())))
                .distinct()
                .toList();
    }

    /** The most that any step asks for, per duty and level; whoever answers questions is asked by no step, but by a task. */
    List<StaffNeed> needs() {
        Map<Duty, Map<Role, Integer>> most = new EnumMap<>(Duty.class);
        tables.readings().stream()
                .filter(readings -> readings.level() != null)
                .forEach(readings -> raise(most, Duty.READER, readings.level(), readings.readers()));
        steps(SELECT_STAFF).forEach(step -> raise(most, step));
        if (tasks().stream().anyMatch(task -> task.roles().contains(Role.DATA_MANAGER))) {
            raise(most, Duty.INFORMANT, Role.DATA_MANAGER, 1);
        }
        List<StaffNeed> needs = new ArrayList<>();
        most.forEach((duty, levels) -> levels.forEach((role, people) -> needs.add(new StaffNeed(duty, role, people))));
        return needs;
    }

    private void raise(Map<Duty, Map<Role, Integer>> most, ServiceTask step) {
        duty(parameter(step, "duty").orElse("reader"))
                .filter(duty -> duty != Duty.READER)
                .ifPresent(duty -> roles(parameter(step, "level").orElse(""))
                        .forEach(role -> raise(most, duty, role, people(step))));
    }

    private static void raise(Map<Duty, Map<Role, Integer>> most, Duty duty, @Nullable Role role, int people) {
        if (role != null) {
            most.computeIfAbsent(duty, any -> new EnumMap<>(Role.class)).merge(role, people, Math::max);
        }
    }

    private int people(ServiceTask step) {
        String asked = parameter(step, "people").orElse("1");
        if (asked.equals("${" + Variables.PANEL_SIZE.name() + "}")) {
            return steps(OPEN_PANEL)
                    .flatMap(panel -> parameter(panel, "members").stream())
                    .mapToInt(Integer::parseInt)
                    .max()
                    .orElse(PANEL);
        }
        return asked.matches("\\d{1,2}") ? Integer.parseInt(asked) : 1;
    }

    private Stream<ServiceTask> steps(String delegate) {
        return diagrams.stream()
                .flatMap(diagram -> diagram.getModelElementsByType(ServiceTask.class).stream())
                .filter(step -> delegate.equals(step.getCamundaDelegateExpression()));
    }

    /** Of groups as written, or as the tables give them for the variable that is written. */
    private List<Role> roles(String groups) {
        Matcher variable = VARIABLE.matcher(groups);
        Set<String> named = variable.matches() ? tables.valuesOf(variable.group(1)) : Set.of(groups.split("\\s*,\\s*"));
        return named.stream()
                .flatMap(group -> Role.ofGroup(group).stream())
                .sorted()
                .toList();
    }

    private static Optional<Duty> duty(String code) {
        return Arrays.stream(Duty.values())
                .filter(duty -> duty.name().equals(code.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    private static Optional<String> parameter(ServiceTask step, String name) {
        return step.getModelInstance().getModelElementsByType(CamundaInputParameter.class).stream()
                .filter(parameter -> name.equals(parameter.getCamundaName()))
                .filter(parameter -> isOf(parameter, step))
                .map(parameter -> parameter.getTextContent().strip())
                .findFirst();
    }

    /** input parameter, input/output, extension elements, step. */
    private static boolean isOf(CamundaInputParameter parameter, ServiceTask step) {
        return parameter
                .getParentElement()
                .getParentElement()
                .getParentElement()
                .equals(step);
    }

    private static @Nullable String fixed(@Nullable String due) {
        return due == null || due.startsWith("$") ? null : due;
    }
}

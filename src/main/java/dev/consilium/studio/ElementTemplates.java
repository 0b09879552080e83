package dev.consilium.studio;

import dev.consilium.identity.Role;
import dev.consilium.studio.ElementTemplate.Binding;
import dev.consilium.studio.ElementTemplate.Category;
import dev.consilium.studio.ElementTemplate.Choice;
import dev.consilium.studio.ElementTemplate.Completion;
import dev.consilium.studio.ElementTemplate.Constraints;
import dev.consilium.studio.ElementTemplate.Pattern;
import dev.consilium.studio.ElementTemplate.Property;
import dev.consilium.workflow.delegate.Catalogue;
import dev.consilium.workflow.delegate.Verb;
import dev.consilium.workflow.delegate.Verb.ParameterDescription;
import dev.consilium.workflow.protocol.ReusableSteps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a designer may drop on a diagram: the delegates of the catalogue, and the steps that the protocols there are share. */
@Component
public class ElementTemplates {

    /** Of the job before each step that is one. */
    static final String RETRY_CYCLE = "PT10S,PT1M,PT10M,PT1H";

    private static final Category AUTOMATIC = new Category("automatic", "Automatic steps");
    private static final Category PARTS = new Category("parts", "Parts of a protocol");
    private static final Category PEOPLE = new Category("people", "Tasks for people");
    private static final Category TABLES = new Category("tables", "Decisions by table");
    private static final String VARIABLE = "\\$\\{[A-Za-z][A-Za-z0-9]*\\}";

    /** Calls that designers know by what happens rather than by the process. */
    private static final Map<String, String> KNOWN_AS =
            Map.of("BlindedReadingProcess", "Read image (blinded)", "SeniorArbitrationProcess", "Arbitrate");

    private final ReusableSteps steps;

    ElementTemplates(ReusableSteps steps) {
        this.steps = steps;
    }

    public List<ElementTemplate> all() {
        return Stream.of(
                        Stream.of(table()),
                        steps.calls().stream().map(ElementTemplates::part),
                        steps.waits().stream().map(ElementTemplates::wait),
                        steps.personTasks().stream().map(ElementTemplates::personTask),
                        Catalogue.described().entrySet().stream()
                                .map(entry -> automatic(
                                        entry.getKey(), entry.getValue().verb())))
                .flatMap(templates -> templates)
                .toList();
    }

    private ElementTemplate automatic(String delegate, Verb verb) {
        List<Property> properties = new ArrayList<>();
        properties.add(name(verb.name()));
        properties.add(Property.hidden("${" + delegate + "}", Binding.property("camunda:delegateExpression")));
        properties.add(Property.hidden(true, Binding.property("camunda:asyncBefore")));
        verb.parameters().forEach(parameter -> properties.add(field(delegate, parameter)));
        return new ElementTemplate(
                verb.name(),
                id(delegate.replaceFirst("Delegate$", "")),
                verb.description(),
                "bpmn:ServiceTask",
                AUTOMATIC,
                properties,
                new Completion(verb.description(), RETRY_CYCLE));
    }

    private static ElementTemplate part(ReusableSteps.Call call) {
        List<Property> properties = new ArrayList<>();
        properties.add(name(call.name()));
        properties.add(Property.hidden(call.calledElement(), Binding.property("calledElement")));
        properties.add(Property.hidden("deployment", Binding.property("camunda:calledElementBinding")));
        call.in().forEach(in -> properties.add(Property.hidden(in.source(), Binding.in(in.target()))));
        call.out().forEach(out -> properties.add(Property.hidden(out.target(), Binding.out(out.source()))));
        return new ElementTemplate(
                KNOWN_AS.getOrDefault(call.calledElement(), call.name()),
                id(call.calledElement()),
                call.documentation(),
                "bpmn:CallActivity",
                PARTS,
                properties,
                new Completion(call.documentation(), null, call.cardinality(), null, call.caught()));
    }

    private static ElementTemplate wait(ReusableSteps.Wait wait) {
        return new ElementTemplate(
                "Wait for: " + wait.name(),
                id("wait." + wait.trigger().code().replaceFirst("^Msg_", "")),
                wait.documentation(),
                "bpmn:IntermediateCatchEvent",
                PARTS,
                List.of(name(wait.name()), Property.hidden(true, Binding.property("camunda:asyncAfter"))),
                new Completion(wait.documentation(), RETRY_CYCLE, null, wait.trigger(), List.of()));
    }

    private static ElementTemplate personTask(ReusableSteps.PersonTask task) {
        return new ElementTemplate(
                task.name() + " (task)",
                id("form." + task.form()),
                task.documentation(),
                "bpmn:UserTask",
                PEOPLE,
                List.of(
                        name(task.name()),
                        Property.hidden(task.form(), Binding.property("camunda:formRef")),
                        Property.hidden("deployment", Binding.property("camunda:formRefBinding")),
                        choice(
                                "Who",
                                "the one role that does it",
                                task.groups(),
                                groups(task),
                                "camunda:candidateGroups"),
                        text(
                                "Due after",
                                "a duration such as P3D, or the variable that holds one",
                                task.due(),
                                "P(\\d+[YMWD])*(T(\\d+[HMS])+)?|" + VARIABLE,
                                Binding.property("camunda:dueDate"))),
                new Completion(task.documentation(), null, null, null, task.caught()));
    }

    private static List<String> groups(ReusableSteps.PersonTask task) {
        return Stream.concat(
                        Stream.of(task.groups()), Arrays.stream(Role.values()).map(Role::group))
                .distinct()
                .toList();
    }

    private static ElementTemplate table() {
        String description = "A decision table of this protocol says how the case goes on.";
        return new ElementTemplate(
                "Decide by table",
                id("table"),
                description,
                "bpmn:BusinessRuleTask",
                TABLES,
                List.of(
                        name("Decide by table"),
                        text(
                                "Table",
                                "its file without .dmn, such as routing",
                                "routing",
                                "[a-z][a-z0-9-]*",
                                Binding.property("camunda:decisionRef")),
                        Property.hidden("deployment", Binding.property("camunda:decisionRefBinding")),
                        Property.hidden(true, Binding.property("camunda:asyncBefore"))),
                new Completion(description, RETRY_CYCLE));
    }

    private Property field(String delegate, ParameterDescription parameter) {
        Binding binding = Binding.parameter(parameter.name());
        if (parameter.type().equals("choice")) {
            List<String> choices = Stream.concat(
                            parameter.choices().stream(), steps.expressions(delegate, parameter.name()).stream())
                    .toList();
            return choice(label(parameter), parameter.description(), parameter.defaultValue(), choices, binding);
        }
        String pattern =
                switch (parameter.type()) {
                    case "number" -> "-?\\d{1,9}|" + VARIABLE;
                    case "share" -> "0\\.\\d{0,5}[1-9]|1(\\.0)?|" + VARIABLE;
                    default -> ".+";
                };
        return text(label(parameter), parameter.description(), parameter.defaultValue(), pattern, binding);
    }

    private static Property name(String name) {
        return Property.field(
                "String",
                "Name",
                "what happens here, in a few words",
                name,
                Binding.property("name"),
                null,
                required());
    }

    private static Property choice(
            String label, String description, String value, List<String> values, String property) {
        return choice(label, description, value, values, Binding.property(property));
    }

    private static Property choice(
            String label, String description, String value, List<String> values, Binding binding) {
        List<Choice> choices = values.stream().map(one -> new Choice(one, one)).toList();
        return Property.field("Dropdown", label, description, value, binding, choices, required());
    }

    private static Property text(String label, String description, String value, String pattern, Binding binding) {
        Constraints constraints =
                new Constraints(true, new Pattern("^(" + pattern + ")$", "Write " + description + "."));
        return Property.field("String", label, description, value, binding, null, constraints);
    }

    private static Constraints required() {
        return new Constraints(true, null);
    }

    /** {@code minimumOverlap} as a label: Minimum overlap. */
    private static String label(ParameterDescription parameter) {
        String words = parameter.name().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String id(String name) {
        return "consilium." + name;
    }
}

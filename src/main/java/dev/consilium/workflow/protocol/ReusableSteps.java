package dev.consilium.workflow.protocol;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.LoopCardinality;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Steps of the protocols there are that another diagram can take over as they stand: the first of its kind counts. */
@Component
public class ReusableSteps {

    private final Supplier<List<BpmnModelInstance>> diagrams;

    public ReusableSteps(ProtocolLibrary library) {
        diagrams = SingletonSupplier.of(() -> read(library));
    }

    private static List<BpmnModelInstance> read(ProtocolLibrary library) {
        Map<String, ProtocolFile> files = new LinkedHashMap<>();
        library.keys().stream()
                .flatMap(key -> library.protocol(key).files().stream())
                .filter(file -> file.is(".bpmn"))
                .forEach(file -> files.putIfAbsent(file.name(), file));
        return files.values().stream()
                .map(file -> Bpmn.readModelFromStream(new ByteArrayInputStream(file.content())))
                .toList();
    }

    /** A variable, and what the other side calls it. */
    public record Mapping(String source, String target) {}

    /**
     * What an event waits for.
     *
     * @param kind Error, Escalation, Message or Timer, as in the names of BPMN
     * @param id of what the diagram declares for it, empty for a timer
     * @param code of an error or an escalation, the name of a message, the duration of a timer
     */
    public record Trigger(String kind, String id, String name, String code) {}

    /** A boundary event. */
    public record Caught(String name, String documentation, boolean interrupting, Trigger trigger) {}

    /** @param cardinality how often it runs side by side, null for once */
    public record Call(
            String name,
            String documentation,
            String calledElement,
            List<Mapping> in,
            List<Mapping> out,
            @Nullable String cardinality,
            List<Caught> caught) {}

    /** What somebody does with a form. @param groups one role, or the variable that names it; @param due how long it may take */
    public record PersonTask(
            String name, String documentation, String form, String groups, String due, List<Caught> caught) {}

    /** An intermediate event at which a case stands until a message comes. */
    public record Wait(String name, String documentation, Trigger trigger) {}

    /** One per process that is called. */
    public List<Call> calls() {
        return first(all(CallActivity.class).map(ReusableSteps::call), Call::calledElement);
    }

    /** One per form. */
    public List<PersonTask> personTasks() {
        return first(
                all(UserTask.class)
                        .map(task -> new PersonTask(
                                task.getName(),
                                documentation(task),
                                task.getCamundaFormRef(),
                                task.getCamundaCandidateGroups(),
                                task.getCamundaDueDate(),
                                caught(task))),
                PersonTask::form);
    }

    /** One per message. */
    public List<Wait> waits() {
        return first(
                all(IntermediateCatchEvent.class).flatMap(event -> triggers(event)
                        .filter(trigger -> trigger.kind().equals("Message"))
                        .map(trigger -> new Wait(event.getName(), documentation(event), trigger))),
                wait -> wait.trigger().code());
    }

    /** Variables that steps of this delegate take a parameter from, as they write them. */
    public List<String> expressions(String delegate, String parameter) {
        return List.copyOf(all(ServiceTask.class)
                .filter(task -> ("${" + delegate + "}").equals(task.getCamundaDelegateExpression()))
                .flatMap(task -> inside(task, CamundaInputParameter.class))
                .filter(given -> parameter.equals(given.getCamundaName()))
                .map(given -> given.getTextContent().strip())
                .filter(value -> value.startsWith("${"))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Call call(CallActivity call) {
        return new Call(
                call.getName(),
                documentation(call),
                call.getCalledElement(),
                inside(call, CamundaIn.class)
                        .map(in -> new Mapping(in.getCamundaSource(), in.getCamundaTarget()))
                        .toList(),
                inside(call, CamundaOut.class)
                        .map(out -> new Mapping(out.getCamundaSource(), out.getCamundaTarget()))
                        .toList(),
                cardinality(call).orElse(null),
                caught(call));
    }

    private static List<Caught> caught(Activity activity) {
        return activity.getParentElement().getChildElementsByType(BoundaryEvent.class).stream()
                .filter(event -> activity.equals(event.getAttachedTo()))
                .flatMap(event -> triggers(event)
                        .map(trigger ->
                                new Caught(event.getName(), documentation(event), event.cancelActivity(), trigger)))
                .toList();
    }

    private static Stream<Trigger> triggers(CatchEvent event) {
        return event.getEventDefinitions().stream().map(definition -> {
            if (definition instanceof ErrorEventDefinition caught) {
                return new Trigger(
                        "Error",
                        caught.getError().getId(),
                        caught.getError().getName(),
                        caught.getError().getErrorCode());
            }
            if (definition instanceof EscalationEventDefinition caught) {
                return new Trigger(
                        "Escalation",
                        caught.getEscalation().getId(),
                        caught.getEscalation().getName(),
                        caught.getEscalation().getEscalationCode());
            }
            if (definition instanceof MessageEventDefinition caught) {
                String name = caught.getMessage().getName();
                return new Trigger("Message", caught.getMessage().getId(), name, name);
            }
            return new Trigger("Timer", "", "", definition.getTextContent().strip());
        });
    }

    private static Optional<String> cardinality(CallActivity call) {
        return Optional.ofNullable(call.getLoopCharacteristics()).stream()
                .flatMap(loop -> loop.getChildElementsByType(LoopCardinality.class).stream())
                .map(cardinality -> cardinality.getTextContent().strip())
                .findFirst();
    }

    private static String documentation(BaseElement element) {
        return element.getDocumentations().stream()
                .map(Documentation::getTextContent)
                .findFirst()
                .orElse("");
    }

    private <T extends BaseElement> Stream<T> all(Class<T> type) {
        return diagrams.get().stream().flatMap(diagram -> diagram.getModelElementsByType(type).stream());
    }

    private static <T extends ModelElementInstance> Stream<T> inside(BaseElement element, Class<T> type) {
        return Optional.ofNullable(element.getExtensionElements()).stream()
                .flatMap(extensions -> Stream.concat(
                        extensions.getChildElementsByType(type).stream(),
                        extensions.getChildElementsByType(CamundaInputOutput.class).stream()
                                .flatMap(io -> io.getChildElementsByType(type).stream())));
    }

    private static <T> List<T> first(Stream<T> all, Function<T, String> kind) {
        Map<String, T> found = new LinkedHashMap<>();
        all.forEach(one -> found.putIfAbsent(kind.apply(one), one));
        return List.copyOf(found.values());
    }
}

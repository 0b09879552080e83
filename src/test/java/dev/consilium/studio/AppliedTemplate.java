package dev.consilium.studio;

import dev.consilium.studio.ElementTemplate.Property;
import dev.consilium.workflow.protocol.ReusableSteps.Caught;
import dev.consilium.workflow.protocol.ReusableSteps.Trigger;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The XML that bpmn-js makes of a template, as far as it matters to the linter and the engine. */
record AppliedTemplate(ElementTemplate template, String id) {

    String xml() {
        String type = template.appliesTo().get(0).replaceFirst("bpmn:", "");
        String tag = "bpmn:" + type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
        return "<%s id=\"%s\" %s camunda:modelerTemplate=\"%s\">%s%s%s</%s>%s"
                .formatted(tag, id, attributes(), template.id(), extensions(), loop(), waiting(), tag, boundary());
    }

    /** What the diagram declares for the events. */
    String declared() {
        return triggers()
                .filter(trigger -> !trigger.kind().equals("Timer"))
                .map(trigger -> {
                    String kind = trigger.kind().toLowerCase(Locale.ROOT);
                    String code = kind.equals("message") ? "" : "%sCode=\"%s\"".formatted(kind, trigger.code());
                    return "<bpmn:%s id=\"%s\" name=\"%s\" %s />".formatted(kind, trigger.id(), trigger.name(), code);
                })
                .distinct()
                .collect(Collectors.joining());
    }

    private Stream<Trigger> triggers() {
        return Stream.concat(
                Stream.ofNullable(template.metadata().waitsFor()),
                template.metadata().caught().stream().map(Caught::trigger));
    }

    private String waiting() {
        return Stream.ofNullable(template.metadata().waitsFor())
                .map(AppliedTemplate::definition)
                .collect(Collectors.joining());
    }

    /** Each leads to the end. */
    private String boundary() {
        StringBuilder events = new StringBuilder();
        for (Caught caught : template.metadata().caught()) {
            String event = "BoundaryEvent_" + caught.name().replaceAll("\\W", "");
            events.append("""
                    <bpmn:boundaryEvent id="%1$s" name="%2$s" attachedToRef="%3$s" cancelActivity="%4$s">%5$s</bpmn:boundaryEvent>
                    <bpmn:sequenceFlow id="Flow_%1$s" sourceRef="%1$s" targetRef="EndEvent_Dropped" />
                    """.formatted(event, caught.name(), id, caught.interrupting(), definition(caught.trigger())));
        }
        return events.toString();
    }

    private static String definition(Trigger trigger) {
        String kind = trigger.kind().toLowerCase(Locale.ROOT);
        return kind.equals("timer")
                ? "<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">%s</bpmn:timeDuration></bpmn:timerEventDefinition>"
                        .formatted(trigger.code())
                : "<bpmn:%1$sEventDefinition %1$sRef=\"%2$s\" />".formatted(kind, trigger.id());
    }

    private String attributes() {
        return of("property")
                .map(property -> property.binding().name() + "=\"" + property.value() + "\"")
                .collect(Collectors.joining(" "));
    }

    private String extensions() {
        String parameters = of("camunda:inputParameter")
                .map(property -> "<camunda:inputParameter name=\"%s\">%s</camunda:inputParameter>"
                        .formatted(property.binding().name(), property.value()))
                .collect(Collectors.joining());
        String in = of("camunda:in")
                .map(property -> "<camunda:in source=\"%s\" target=\"%s\" />"
                        .formatted(property.value(), property.binding().target()))
                .collect(Collectors.joining());
        String out = of("camunda:out")
                .map(property -> "<camunda:out source=\"%s\" target=\"%s\" />"
                        .formatted(property.binding().source(), property.value()))
                .collect(Collectors.joining());
        String cycle = template.metadata().retryCycle();
        return "<bpmn:extensionElements>%s%s%s%s</bpmn:extensionElements>"
                .formatted(
                        parameters.isEmpty() ? "" : "<camunda:inputOutput>" + parameters + "</camunda:inputOutput>",
                        in,
                        out,
                        cycle == null
                                ? ""
                                : "<camunda:failedJobRetryTimeCycle>" + cycle + "</camunda:failedJobRetryTimeCycle>");
    }

    private String loop() {
        String cardinality = template.metadata().loopCardinality();
        return cardinality == null
                ? ""
                : "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality xsi:type=\"bpmn:tFormalExpression\">"
                        + cardinality + "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>";
    }

    private Stream<Property> of(String binding) {
        return template.properties().stream()
                .filter(property -> property.binding().type().equals(binding));
    }
}

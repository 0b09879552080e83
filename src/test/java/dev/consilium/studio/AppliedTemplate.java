package dev.consilium.studio;

import dev.consilium.studio.ElementTemplate.Property;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The XML that bpmn-js makes of a template, as far as it matters to the linter and the engine. */
record AppliedTemplate(ElementTemplate template, String id) {

    String xml() {
        String type = template.appliesTo().get(0).replaceFirst("bpmn:", "");
        String tag = "bpmn:" + type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
        return "<%s id=\"%s\" %s camunda:modelerTemplate=\"%s\">%s%s</%s>"
                .formatted(tag, id, attributes(), template.id(), extensions(), loop(), tag);
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

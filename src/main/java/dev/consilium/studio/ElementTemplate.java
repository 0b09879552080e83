package dev.consilium.studio;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.consilium.workflow.protocol.ReusableSteps.Caught;
import dev.consilium.workflow.protocol.ReusableSteps.Trigger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a designer drops on a diagram: an element template of bpmn-js for Camunda 7.
 *
 * @param appliesTo the one BPMN type it is
 * @param metadata what template bindings have no words for
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ElementTemplate(
        @JsonProperty("$schema") String schema,
        String name,
        String id,
        String description,
        List<String> appliesTo,
        Category category,
        List<Group> groups,
        List<Property> properties,
        Completion metadata) {

    private static final String SCHEMA =
            "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";

    /** What a designer fills in. */
    private static final Group PARAMETERS = new Group("parameters", "What it is told", true);

    ElementTemplate(
            String name,
            String id,
            String description,
            String type,
            Category category,
            List<Property> properties,
            Completion metadata) {
        this(SCHEMA, name, id, description, List.of(type), category, List.of(PARAMETERS), properties, metadata);
    }

    /** A heading in the menu. */
    public record Category(String id, String name) {}

    /** A part of the properties panel. */
    public record Group(String id, String label, boolean openByDefault) {}

    /** A hidden value, or a field of the properties panel. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Property(
            String type,
            @Nullable String label,
            @Nullable String description,
            @Nullable Object value,
            Binding binding,
            @Nullable String group,
            @Nullable List<Choice> choices,
            @Nullable Constraints constraints) {

        static Property hidden(Object value, Binding binding) {
            return new Property("Hidden", null, null, value, binding, null, null, null);
        }

        static Property field(
                String type,
                String label,
                String description,
                Object value,
                Binding binding,
                @Nullable List<Choice> choices,
                Constraints constraints) {
            return new Property(type, label, description, value, binding, PARAMETERS.id(), choices, constraints);
        }
    }

    /** Where the value stands in the XML. @param source a variable of the called process, or of the caller for {@code camunda:in} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Binding(
            String type,
            @Nullable String name,
            @Nullable String target,
            @Nullable String source) {

        static Binding property(String name) {
            return new Binding("property", name, null, null);
        }

        static Binding parameter(String name) {
            return new Binding("camunda:inputParameter", name, null, null);
        }

        static Binding in(String target) {
            return new Binding("camunda:in", null, target, null);
        }

        static Binding out(String source) {
            return new Binding("camunda:out", null, null, source);
        }
    }

    /** One entry of a dropdown. */
    public record Choice(String name, String value) {}

    /** What the panel warns of; the linter refuses it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Constraints(
            @Nullable Boolean notEmpty, @Nullable Pattern pattern) {}

    /** @param value a regular expression; @param message what to write instead */
    public record Pattern(String value, String message) {}

    /**
     * @param retryCycle of the job before it, or after it where it waits
     * @param loopCardinality how often it runs side by side
     * @param waitsFor what an event waits for
     * @param caught events at its boundary
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Completion(
            String documentation,
            @Nullable String retryCycle,
            @Nullable String loopCardinality,
            @Nullable Trigger waitsFor,
            List<Caught> caught) {

        Completion(String documentation, @Nullable String retryCycle) {
            this(documentation, retryCycle, null, null, List.of());
        }
    }
}

package dev.consilium.workflow.delegate;

import dev.consilium.workflow.variable.ProcessVariable;
import dev.consilium.workflow.variable.ProtocolError;
import java.util.Arrays;
import java.util.List;

/**
 * How a delegate presents itself to a workflow designer.
 *
 * @param name what the palette calls it, for example {@code Score agreement}
 * @param parameters components of its parameter record
 * @param reads variables that must be set; @param writes variables it sets
 * @param raises business faults it may raise, which a diagram that uses it has to catch
 */
public record Verb(
        String name,
        String description,
        List<ParameterDescription> parameters,
        List<ProcessVariable<?>> reads,
        List<ProcessVariable<?>> writes,
        List<ProtocolError> raises) {

    public Verb(
            String name,
            String description,
            List<ParameterDescription> parameters,
            List<ProcessVariable<?>> reads,
            List<ProcessVariable<?>> writes) {
        this(name, description, parameters, reads, writes, List.of());
    }

    /** @param type {@code text}, {@code number}, {@code share} (above 0 and at most 1) or {@code choice}; @param choices values of a choice */
    public record ParameterDescription(
            String name, String type, String defaultValue, String description, List<String> choices) {}

    static Verb of(
            String name,
            String description,
            Class<? extends Record> parameters,
            List<ProcessVariable<?>> reads,
            List<ProcessVariable<?>> writes) {
        return new Verb(
                name,
                description,
                Arrays.stream(parameters.getRecordComponents())
                        .map(Parameters::describe)
                        .toList(),
                reads,
                writes);
    }

    static Verb of(String name, String description, List<ProcessVariable<?>> reads, List<ProcessVariable<?>> writes) {
        return new Verb(name, description, List.of(), reads, writes);
    }

    /** The same verb, which may also raise these. */
    Verb raising(ProtocolError... errors) {
        return new Verb(name, description, parameters, reads, writes, List.of(errors));
    }
}

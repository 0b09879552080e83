package dev.consilium.workflow.delegate;

import dev.consilium.workflow.variable.ProcessVariable;
import java.util.Arrays;
import java.util.List;

/**
 * How a delegate presents itself to a workflow designer.
 *
 * @param name what the palette calls it, for example {@code Score agreement}
 * @param parameters components of its parameter record
 * @param reads variables that must be set; @param writes variables it sets
 */
public record Verb(
        String name,
        String description,
        List<ParameterDescription> parameters,
        List<ProcessVariable<?>> reads,
        List<ProcessVariable<?>> writes) {

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
}

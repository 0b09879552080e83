package dev.consilium.workflow.delegate;

import dev.consilium.quality.object.SizeStrata;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Reads a delegate's parameter record from the input parameters of its task, with defaults and checked choices. */
final class Parameters {

    /** Describes one component of a parameter record. */
    @Target(ElementType.RECORD_COMPONENT)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Parameter {
        String description();

        String defaultValue() default "";
    }

    private Parameters() {}

    static <P extends Record> P read(DelegateExecution execution, Class<P> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values =
                Arrays.stream(components).map(c -> value(execution, c)).toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("parameters " + type.getName() + " cannot be built", e);
        }
    }

    static Verb.ParameterDescription describe(RecordComponent component) {
        Parameter parameter = component.getAnnotation(Parameter.class);
        List<String> choices = component.getType().isEnum()
                ? Arrays.stream(component.getType().getEnumConstants())
                        .map(Parameters::choice)
                        .toList()
                : List.of();
        String type = choices.isEmpty() ? simpleType(component.getType()) : "choice";
        return new Verb.ParameterDescription(
                component.getName(), type, parameter.defaultValue(), parameter.description(), choices);
    }

    private static String simpleType(Class<?> type) {
        if (type == double.class) {
            return "share";
        }
        if (type == SizeStrata.class) {
            return "sizes";
        }
        return type == int.class ? "number" : "text";
    }

    private static Object value(DelegateExecution execution, RecordComponent component) {
        Object given = execution.getVariableLocal(component.getName());
        String text = given == null ? component.getAnnotation(Parameter.class).defaultValue() : String.valueOf(given);
        if (component.getType() == int.class) {
            return Integer.valueOf(text);
        }
        if (component.getType() == double.class) {
            return Double.valueOf(text);
        }
        if (component.getType() == SizeStrata.class) {
            return SizeStrata.parse(text);
        }
        if (!component.getType().isEnum()) {
            return text;
        }
        return Arrays.stream(component.getType().getEnumConstants())
                .filter(constant -> choice(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "parameter " + component.getName() + " does not know the value " + text));
    }

    private static String choice(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

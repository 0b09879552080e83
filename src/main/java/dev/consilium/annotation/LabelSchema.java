package dev.consilium.annotation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The classes a protocol's readers may use, parsed from {@code schema.json}. */
public record LabelSchema(String title, List<LabelClass> classes) {

    /** @throws dev.consilium.common.Refusal UNPROCESSABLE {@code SCHEMA_INVALID} with every violation of the JSON Schema named */
    public static LabelSchema parse(String json) {
        throw new UnsupportedOperationException();
    }

    public Optional<LabelClass> find(String code) {
        return classes.stream().filter(c -> c.code().equals(code)).findFirst();
    }

    /**
     * @param code what labels name it by; @param concept coded concept such as {@code SCT:...}, null where none
     * @param exclusive cannot stand beside any other class of the same kind
     * @param minimumSizeMm smallest extent in mm for geometries; @param toleranceMm boundary tolerance in mm
     * @param scale ordered values of an ordinal class, empty for nominal
     */
    public record LabelClass(
            String code,
            String name,
            LabelKind kind,
            @Nullable String concept,
            @Nullable String description,
            List<String> scale,
            List<Attribute> attributes,
            boolean exclusive,
            boolean critical,
            @Nullable Double minimumSizeMm,
            @Nullable Double toleranceMm,
            @Nullable String color,
            @Nullable String hotkey) {}

    public record Attribute(String code, String name, boolean required, List<String> values) {}
}

package dev.consilium.annotation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The classes a protocol's readers may use, parsed from {@code schema.json}. */
public record LabelSchema(String title, List<LabelClass> classes) {

    /** Reserved attribute of a label: the value on the scale of an ordinal class. */
    public static final String SCALE = "scale";

    public LabelSchema {
        classes = List.copyOf(classes);
    }

    /** @throws dev.consilium.common.Refusal UNPROCESSABLE {@code SCHEMA_INVALID} with every violation of the JSON Schema named */
    public static LabelSchema parse(String json) {
        return LabelSchemaDocument.parse(json);
    }

    public Optional<LabelClass> find(@Nullable String code) {
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
            @Nullable String hotkey) {

        public LabelClass {
            scale = scale == null ? List.of() : List.copyOf(scale);
            attributes = attributes == null ? List.of() : List.copyOf(attributes);
        }

        /** An image-level nominal class with nothing but its code. */
        public static LabelClass finding(String code) {
            return new LabelClass(
                    code,
                    code,
                    LabelKind.FINDING,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    false,
                    false,
                    null,
                    null,
                    null,
                    null);
        }

        public boolean ordinal() {
            return !scale.isEmpty();
        }

        public Optional<Attribute> attribute(String attributeCode) {
            return attributes.stream()
                    .filter(a -> a.code().equals(attributeCode))
                    .findFirst();
        }
    }

    /** @param values what may be chosen; empty: free text */
    public record Attribute(String code, String name, boolean required, List<String> values) {

        public Attribute {
            values = values == null ? List.of() : List.copyOf(values);
        }
    }
}

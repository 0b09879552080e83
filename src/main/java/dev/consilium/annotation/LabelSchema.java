package dev.consilium.annotation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.annotation.LabelValidation.LabelFinding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The classes a protocol's readers may use, parsed from {@code schema.json}.
 *
 * @param checks how grave a finding is, by its code, where the author of the schema decides it
 * @param hanging what is shown beside the images
 */
public record LabelSchema(String title, List<LabelClass> classes, Map<String, Severity> checks, Hanging hanging) {

    /** Reserved attribute of a label: the value on the scale of an ordinal class. */
    public static final String SCALE = "scale";

    /** The attribute of a lateral class that holds its side, where the schema names no other. */
    public static final String SIDE = "side";

    public LabelSchema {
        classes = List.copyOf(classes);
        checks = checks == null ? Map.of() : Map.copyOf(checks);
        hanging = hanging == null ? Hanging.NOTHING : hanging;
    }

    /** A schema that shows nothing beside the images. */
    public LabelSchema(String title, List<LabelClass> classes, Map<String, Severity> checks) {
        this(title, classes, checks, Hanging.NOTHING);
    }

    /** A schema that leaves every finding as grave as it is by default, and shows nothing beside the images. */
    public LabelSchema(String title, List<LabelClass> classes) {
        this(title, classes, Map.of());
    }

    /** @throws dev.consilium.common.Refusal UNPROCESSABLE {@code SCHEMA_INVALID} with every violation of the JSON Schema named */
    public static LabelSchema parse(String json) {
        return LabelSchemaDocument.parse(json);
    }

    /** The JSON Schema of {@code schema.json}, for editors. */
    public static JsonNode rules() {
        return LabelSchemaDocument.rules();
    }

    public Optional<LabelClass> find(@Nullable String code) {
        return classes.stream().filter(c -> c.code().equals(code)).findFirst();
    }

    /** As grave as the author of the schema says; untouched where the schema says nothing. */
    LabelFinding weigh(LabelFinding finding) {
        Severity severity = checks.get(finding.code());
        return severity == null ? finding : finding.blocking(severity == Severity.BLOCKING);
    }

    /** What a finding does: it sends labels back, or is shown and lets them stand. */
    public enum Severity {
        @JsonProperty("blocking")
        BLOCKING,
        @JsonProperty("warning")
        WARNING
    }

    /** Whether labels of a class say a side of the body. */
    public enum Laterality {
        @JsonProperty("required")
        REQUIRED,
        @JsonProperty("optional")
        OPTIONAL,
        @JsonProperty("none")
        NONE
    }

    /**
     * @param code what labels name it by; @param concept coded concept such as {@code SCT:...}, null where none
     * @param exclusive cannot stand beside any other class of the same kind
     * @param minimumSizeMm smallest extent in mm for geometries; @param toleranceMm boundary tolerance in mm
     * @param scale ordered values of an ordinal class, empty for nominal
     * @param lateralityAttribute the attribute that holds the side, null for {@link #SIDE}
     * @param region rules of the places labels of it are given to, null where there are none
     * @param confidence whether readers say of each label how sure they are
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
            @Nullable String hotkey,
            Laterality laterality,
            @Nullable String lateralityAttribute,
            @Nullable RegionRules region,
            boolean confidence) {

        public LabelClass {
            scale = scale == null ? List.of() : List.copyOf(scale);
            attributes = attributes == null ? List.of() : List.copyOf(attributes);
            laterality = laterality == null ? Laterality.NONE : laterality;
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
                    null,
                    Laterality.NONE,
                    null,
                    null,
                    false);
        }

        public boolean ordinal() {
            return !scale.isEmpty();
        }

        public boolean lateral() {
            return laterality != Laterality.NONE;
        }

        /** Code of the attribute that holds the side of a lateral class. */
        public String sideAttribute() {
            return lateralityAttribute == null ? SIDE : lateralityAttribute;
        }

        Optional<Side> sideOf(Label label) {
            return Side.of(label.attributes().get(sideAttribute()));
        }

        public Optional<Attribute> attribute(String attributeCode) {
            return attributes.stream()
                    .filter(a -> a.code().equals(attributeCode))
                    .findFirst();
        }
    }

    /**
     * What the places of a class must be like on the voxels of the series.
     *
     * @param inside code of the class in whose labels these must lie, null where they may lie anywhere
     * @param overlap whether they may share voxels with labels of other classes, null for {@link VoxelSharing#FREE}
     * @param maximumComponents of a mask, null without limit; @param minimumComponentMm3 of each component of a mask, likewise
     * @param holes false where a mask may have none, null where it may
     */
    public record RegionRules(
            @Nullable String inside,
            @Nullable VoxelSharing overlap,
            @Nullable Integer maximumComponents,
            @Nullable Double minimumComponentMm3,
            @Nullable Boolean holes) {}

    /** Whether labels of a class may share voxels with those of another. */
    public enum VoxelSharing {
        @JsonProperty("free")
        FREE,
        @JsonProperty("exclusive")
        EXCLUSIVE
    }

    /** @param values what may be chosen; empty: free text */
    public record Attribute(String code, String name, boolean required, List<String> values) {

        public Attribute {
            values = values == null ? List.of() : List.copyOf(values);
        }
    }
}

package dev.consilium.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.workflow.task.FormSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The pages on files of a protocol that are no XML are what the code says; {@code -Dconsilium.docs.write=true} writes them anew. */
class FormatPagesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void formsAreDescribedAsTheyShip() throws IOException {
        String fields = FormSchema.types().entrySet().stream()
                .map(type -> "- `%s`%s\n".formatted(type.getKey(), type.getValue() ? "" : ", shown only"))
                .collect(Collectors.joining());
        StringBuilder page =
                new StringBuilder(ReferencePagesTest.WRITTEN).append("""
                # Forms

                Forms are form-js files in `forms/`, named by their id. What the browser checks the server checks again with the same file, so a
                form may hold these types only, and of their rules `required`, `min`, `max`, `minLength`, `maxLength` and `pattern`:

                """).append(fields);
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            for (Path file : files.sorted().toList()) {
                page.append(form(JSON.readTree(file.toFile())));
            }
        }
        ReferencePagesTest.isUpToDate("forms.md", page.toString());
    }

    private static String form(JsonNode form) {
        assertThat(FormSchema.read(form.toString()).problems()).isEmpty();
        StringBuilder section = new StringBuilder(
                        "\n## `%s`\n\n".formatted(form.path("id").asText()))
                .append("| field | label | type | asked for | rules | choices |\n|---|---|---|---|---|---|\n");
        form.path("components").forEach(field -> {
            if (field.has("key")) {
                JsonNode rules = field.path("validate");
                section.append("| `%s` | %s | %s | %s | %s | %s |\n"
                        .formatted(
                                field.path("key").asText(),
                                field.path("label").asText().replace("|", "\\|"),
                                field.path("type").asText(),
                                rules.path("required").asBoolean() ? "always" : "if wanted",
                                rules(rules),
                                choices(field)));
            }
        });
        return section.toString();
    }

    private static String rules(JsonNode rules) {
        return rules.properties().stream()
                .filter(rule -> !rule.getKey().equals("required"))
                .map(rule -> rule.getKey() + " " + rule.getValue().asText())
                .collect(Collectors.joining(", "));
    }

    private static String choices(JsonNode field) {
        return field.has("valuesKey")
                ? "from the case: `" + field.path("valuesKey").asText() + "`"
                : StreamSupport.stream(field.path("values").spliterator(), false)
                        .map(value -> "`" + value.path("value").asText() + "`")
                        .collect(Collectors.joining(", "));
    }

    @Test
    void schemasAreDescribedAsTheirRulesAre() throws IOException {
        JsonNode rules = LabelSchema.rules();
        StringBuilder page =
                new StringBuilder(ReferencePagesTest.WRITTEN).append("""
                # Members of `schema.json`

                What a label schema may hold, from the JSON Schema it is checked against. What the members mean: [label schema](label-schema.md).
                """).append(object("The file", rules));
        for (Map.Entry<String, JsonNode> named : rules.path("$defs").properties()) {
            if (named.getValue().has("properties")) {
                page.append(object("`" + named.getKey() + "`", named.getValue()));
            }
        }
        ReferencePagesTest.isUpToDate("schema.md", page.toString());
    }

    private static String object(String name, JsonNode rules) {
        List<String> required = new ArrayList<>();
        rules.path("required").forEach(member -> required.add(member.asText()));
        return "\n## " + name + "\n\n| member | required | what it holds |\n|---|---|---|\n"
                + rules.path("properties").properties().stream()
                        .map(member -> "| `%s` | %s | %s |\n"
                                .formatted(
                                        member.getKey(),
                                        required.contains(member.getKey()) ? "yes" : "no",
                                        holds(member.getValue())))
                        .collect(Collectors.joining());
    }

    private static String holds(JsonNode rules) {
        if (rules.has("$ref")) {
            return "`" + rules.path("$ref").asText().replace("#/$defs/", "") + "`";
        }
        if (rules.has("enum")) {
            return StreamSupport.stream(rules.path("enum").spliterator(), false)
                    .map(value -> "`" + value.asText() + "`")
                    .collect(Collectors.joining(", "));
        }
        String limits = rules.properties().stream()
                .filter(rule -> rule.getValue().isValueNode())
                .filter(rule ->
                        !List.of("type", "description", "additionalProperties").contains(rule.getKey()))
                .map(rule -> rule.getKey() + " `" + rule.getValue().asText().replace("|", "\\|") + "`")
                .collect(Collectors.joining(", "));
        String items = rules.has("items") ? " of " + holds(rules.path("items")) : "";
        return rules.path("type").asText("see the file") + items + (limits.isEmpty() ? "" : ": " + limits);
    }
}

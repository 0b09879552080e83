package dev.consilium.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Our reading of the label schema's JSON Schema against a library's, over many documents changed at random. */
class JsonSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DOCUMENTS = 5_000;

    private static final List<JsonNode> VALUES = List.of(
            JsonNodeFactory.instance.textNode(""),
            JsonNodeFactory.instance.textNode("a"),
            JsonNodeFactory.instance.textNode("two words"),
            JsonNodeFactory.instance.textNode("\uD83D\uDE00".repeat(33)),
            JsonNodeFactory.instance.textNode("x".repeat(201)),
            JsonNodeFactory.instance.textNode("box"),
            JsonNodeFactory.instance.textNode("scale"),
            JsonNodeFactory.instance.textNode("SCT:1"),
            JsonNodeFactory.instance.textNode("#a0B1c2"),
            JsonNodeFactory.instance.numberNode(0),
            JsonNodeFactory.instance.numberNode(0.5),
            JsonNodeFactory.instance.numberNode(10001),
            JsonNodeFactory.instance.booleanNode(true),
            JsonNodeFactory.instance.nullNode(),
            JsonNodeFactory.instance.arrayNode(),
            JsonNodeFactory.instance.arrayNode().add("a"),
            JsonNodeFactory.instance.arrayNode().add("a").add("b"),
            JsonNodeFactory.instance.arrayNode().add("a").add("a"),
            JsonNodeFactory.instance.objectNode(),
            JsonNodeFactory.instance.objectNode().put("code", "scale").put("name", "n"));
    private static final List<String> NAMES = List.of(
            "title",
            "classes",
            "code",
            "name",
            "kind",
            "concept",
            "scale",
            "attributes",
            "minimumSizeMm",
            "toleranceMm",
            "color",
            "hotkey",
            "values",
            "required",
            "exclusive",
            "size",
            "$schema");

    @Test
    void agreesWithALibraryOnWhatIsValid() throws IOException {
        JsonNode schema = JSON.readTree(LabelSchema.class.getResourceAsStream("label-schema.schema.json"));
        JsonSchema ours = new JsonSchema(schema);
        var theirs =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
        JsonNode right =
                JSON.readTree(Path.of("processes/finding-consensus/schema.json").toFile());
        Random random = new Random(7);
        int valid = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            JsonNode document = right.deepCopy();
            for (int change = random.nextInt(3); change >= 0; change--) {
                change(document, random);
            }
            boolean isValid = theirs.validate(document).isEmpty();
            valid += isValid ? 1 : 0;
            assertThat(ours.violations(document).isEmpty())
                    .as("document %d of seed 7: %s", i, document)
                    .isEqualTo(isValid);
        }
        assertThat(valid).as("valid ones among them").isBetween(DOCUMENTS / 50, DOCUMENTS * 49 / 50);
    }

    @Test
    void refusesASchemaThatItDoesNotUnderstand() throws IOException {
        JsonNode schema = JSON.readTree("{\"properties\": {\"a\": {\"minProperties\": 1}}}");
        assertThatThrownBy(() -> new JsonSchema(schema)).hasMessageContaining("minProperties");
    }

    private static void change(JsonNode document, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(document, containers);
        JsonNode container = containers.get(random.nextInt(containers.size()));
        JsonNode value = VALUES.get(random.nextInt(VALUES.size())).deepCopy();
        if (container instanceof ObjectNode object) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            if (random.nextInt(4) == 0) {
                object.remove(name);
            } else {
                object.set(name, value);
            }
        } else if (container instanceof ArrayNode array) {
            if (array.isEmpty() || random.nextBoolean()) {
                array.add(value);
            } else {
                array.remove(random.nextInt(array.size()));
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        if (node.isContainerNode()) {
            into.add(node);
            node.forEach(child -> collect(child, into));
        }
    }
}

package dev.consilium.arbitration.consensus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilium.annotation.CanonicalJson;

/** JSON that outlives the version that wrote it: it says what format it has. */
final class StoredJson {

    private static final String FORMAT = "format";
    private static final int CURRENT = 1;

    private StoredJson() {}

    static String write(ObjectNode content) {
        return CanonicalJson.write(content.deepCopy().put(FORMAT, CURRENT));
    }

    /** Rows of before formats had numbers are of the first. @throws IllegalStateException for a format of a later version */
    static ObjectNode read(ObjectMapper json, String content) throws JsonProcessingException {
        ObjectNode tree = json.readValue(content, ObjectNode.class);
        JsonNode format = tree.remove(FORMAT);
        if (format != null && format.asInt() != CURRENT) {
            throw new IllegalStateException("written by a later version of Consilium: format " + format);
        }
        return tree;
    }
}

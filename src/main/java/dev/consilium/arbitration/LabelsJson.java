package dev.consilium.arbitration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.annotation.CanonicalJson;
import dev.consilium.annotation.Label;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Labels, soft labels, dissent and places as canonical JSON text. */
@Component
public class LabelsJson {

    private static final TypeReference<List<Label>> LABELS = new TypeReference<>() {};
    private static final TypeReference<List<AuditFinding>> FINDINGS = new TypeReference<>() {};
    private static final TypeReference<List<String>> IDS = new TypeReference<>() {};
    private static final TypeReference<List<Place>> PLACES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Double>> SHARES = new TypeReference<>() {};

    private final ObjectMapper json;

    LabelsJson(ObjectMapper json) {
        this.json = json;
    }

    public String write(Object value) {
        return CanonicalJson.write(json.valueToTree(value));
    }

    public List<Label> labels(String text) {
        return read(text, LABELS);
    }

    List<AuditFinding> findings(String text) {
        return read(text, FINDINGS);
    }

    public List<String> ids(String text) {
        return read(text, IDS);
    }

    List<Place> places(String text) {
        return read(text, PLACES);
    }

    public Map<String, Double> shares(String text) {
        return read(text, SHARES);
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored value is not the JSON that was written", e);
        }
    }
}

package dev.consilium.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsWithoutNulTest {

    record Said(String comment, Map<String, Object> form) {}

    private final ObjectMapper json =
            JsonMapper.builder().addModule(new TextsWithoutNul()).build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"comment\": \"a\\u0000b\"}",
                "{\"form\": {\"reason\": \"\\u0000\"}}",
                "{\"form\": {\"many\": [\"\\u0000\"]}}"
            })
    void refusesATextWithNulWhereverItStands(String text) {
        assertThatThrownBy(() -> json.readValue(text, Said.class)).isInstanceOf(JsonMappingException.class);
    }

    @Test
    void takesEveryOtherText() throws JsonProcessingException {
        Said said = json.readValue("{\"comment\": \"\\u0001é\", \"form\": {\"a\": null, \"b\": 1}}", Said.class);
        assertThat(said.comment()).isEqualTo("\u0001é");
        assertThat(said.form()).containsEntry("b", 1).containsEntry("a", null);
    }
}

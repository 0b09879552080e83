package dev.consilium.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.common.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ \"b\": 1, \"a\": [ 2, {\"d\":0, \"c\":null} ] } | {\"a\":[2,{\"d\":0}],\"b\":1}",
                "[1.0, 1, 1e0, 100, 1E+2]                          | [1,1,1,100,100]",
                "[0.10, -0.0, 0, 1.5e-7]                           | [0.1,0,0,0.00000015]",
                "[\"ä\\u00e4\\n\\\"\", true, null]                 | [\"ää\\n\\\"\",true,null]",
            })
    void writesOneTextForOneValue(String json, String canonical) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        assertThat(CanonicalJson.write(mapper.readTree(json))).isEqualTo(canonical);
        assertThat(CanonicalJson.write(mapper.readTree(canonical))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "1e18", "[1e300]"})
    void refusesNumbersNobodyMeans(String json) throws Exception {
        JsonNode node = new ObjectMapper().readTree(json);
        assertThatThrownBy(() -> CanonicalJson.write(node))
                .asInstanceOf(type(Refusal.class))
                .extracting(Refusal::code)
                .isEqualTo("NUMBER_RANGE");
    }
}

package dev.consilium.arbitration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.common.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReasonCodeTest {

    @Test
    void theFormOffersExactlyTheReasonsThatAreKept() throws IOException {
        JsonNode form = new ObjectMapper()
                .readTree(Path.of("forms", "senior-arbitration.form").toFile());
        JsonNode reason = StreamSupport.stream(form.path("components").spliterator(), false)
                .filter(field -> field.path("key").asText().equals("reasonCode"))
                .findFirst()
                .orElseThrow();
        assertThat(reason.path("values").findValuesAsText("value"))
                .isEqualTo(
                        Arrays.stream(ReasonCode.values()).map(ReasonCode::code).toList());
    }

    @Test
    void anotherReasonHasToBeSaid() {
        assertThat(ReasonCode.require(decision("other", "seen on the prior"))).isEqualTo(ReasonCode.OTHER);
        assertThatThrownBy(() -> ReasonCode.require(decision("other", " ")))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("REASON_MISSING"));
        assertThatThrownBy(() -> ReasonCode.require(decision("because", null)))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("REASON_UNKNOWN"));
    }

    private static DecideCommand decision(String reason, @Nullable String comment) {
        return new DecideCommand(DecideCommand.Kind.AMBIGUOUS, null, null, reason, comment, "password");
    }
}

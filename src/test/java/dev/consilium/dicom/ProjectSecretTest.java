package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** D-07. */
class ProjectSecretTest {

    private final ProjectSecret secret = secret("one project's key");

    @Test
    void uidsAreValidAndTheSameEachTime() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            String uid = secret.uid("1.2.3." + i);
            assertThat(uid).hasSizeLessThanOrEqualTo(44).matches("2\\.25\\.(0|[1-9]\\d*)");
            assertThat(seen.add(uid)).isTrue();
        }
        assertThat(secret.uid("1.2.3.7")).isEqualTo(secret("one project's key").uid("1.2.3.7"));
        assertThat(secret.uid("1.2.3.7"))
                .isNotEqualTo(secret("other project's key").uid("1.2.3.7"));
    }

    @Test
    void usesOfTheKeyAreApart() {
        assertThat(secret.pseudonym("x").substring(1))
                .isNotEqualToIgnoringCase(secret.uid("x").substring(5));
        assertThat(secret.dateOffset("id:a")).isBetween(-3650, -1).isEqualTo(secret.dateOffset("id:a"));
        assertThat(IntStream.range(0, 1000)
                        .map(i -> secret.dateOffset("id:" + i))
                        .distinct()
                        .count())
                .isGreaterThan(800);
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> new ProjectSecret(new byte[15])).isInstanceOf(IllegalArgumentException.class);
    }

    private static ProjectSecret secret(String key) {
        return new ProjectSecret(key.getBytes(StandardCharsets.US_ASCII));
    }
}

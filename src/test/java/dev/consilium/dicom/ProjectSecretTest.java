package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** D-07. */
class ProjectSecretTest {

    private static final int CANDIDATES = 100_000;

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
        assertThat(secret.uid("1.2.3.7")).isNotEqualTo(secret("other project's key").uid("1.2.3.7"));
    }

    @Test
    void withoutTheKeyNoGuessOfAPatientIdHits() {
        Set<String> published = IntStream.range(0, CANDIDATES)
                .mapToObj(i -> secret.pseudonym("id:PAT" + i))
                .collect(Collectors.toSet());
        assertThat(published).hasSize(CANDIDATES);
        ProjectSecret guessed = new ProjectSecret(new byte[16]);
        long hits = IntStream.range(0, CANDIDATES)
                .filter(i -> published.contains(guessed.pseudonym("id:PAT" + i)) || published.contains(nameUuid(i)))
                .count();
        assertThat(hits).isZero();
    }

    /** Negative control: the attack works, on what is not keyed. */
    @Test
    void theSameAttackHitsEveryUnkeyedNameUuid() {
        Set<String> published =
                IntStream.range(0, CANDIDATES).mapToObj(ProjectSecretTest::nameUuid).collect(Collectors.toSet());
        assertThat(IntStream.range(0, CANDIDATES).filter(i -> published.contains(nameUuid(i))).count())
                .isEqualTo(CANDIDATES);
    }

    @Test
    void usesOfTheKeyAreApart() {
        assertThat(secret.pseudonym("x").substring(1))
                .isNotEqualToIgnoringCase(secret.uid("x").substring(5));
        assertThat(secret.dateOffset("id:a")).isBetween(-3650, -1).isEqualTo(secret.dateOffset("id:a"));
        assertThat(IntStream.range(0, 1000).map(i -> secret.dateOffset("id:" + i)).distinct().count())
                .isGreaterThan(800);
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> new ProjectSecret(new byte[15])).isInstanceOf(IllegalArgumentException.class);
    }

    private static String nameUuid(int candidate) {
        return UUID.nameUUIDFromBytes(("PAT" + candidate).getBytes(StandardCharsets.US_ASCII)).toString();
    }

    private static ProjectSecret secret(String key) {
        return new ProjectSecret(key.getBytes(StandardCharsets.US_ASCII));
    }
}

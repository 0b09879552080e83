package dev.consilium.studio.reread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.project.ProtocolVersion;
import dev.consilium.studio.reread.ClassChange.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionDifferenceTest {

    private static final String BLEED = """
            { "code": "bleed", "name": "Haemorrhage", "kind": "finding", "description": "Fresh blood", "color": "#111111" }""";
    private static final String MASS = """
            { "code": "mass", "name": "Mass", "kind": "finding" }""";

    @Test
    void classesAreAddedRemovedAndChanged() {
        VersionDifference difference = VersionDifference.between(
                version(classes(BLEED, MASS), "# G"),
                version(
                        classes(
                                BLEED.replace("Fresh blood", "Blood of any age"),
                                MASS.replace("mass", "cyst").replace("Mass", "Cyst")),
                        "# G"));

        assertThat(difference.classes())
                .containsExactly(
                        new ClassChange("bleed", "Haemorrhage", Kind.CHANGED, List.of("description")),
                        new ClassChange("cyst", "Cyst", Kind.ADDED, List.of()),
                        new ClassChange("mass", "Mass", Kind.REMOVED, List.of()));
        assertThat(difference.doubted()).containsExactly("bleed", "mass");
        assertThat(difference.general()).isFalse();
    }

    @Test
    void howAClassLooksChangesNoAnswer() {
        assertThat(VersionDifference.between(
                                version(classes(BLEED), "# G"),
                                version(classes(BLEED.replace("#111111", "#222222")), "# G"))
                        .isNone())
                .isTrue();
    }

    @Test
    void aPassageTouchesTheClassesItNames() {
        VersionDifference difference = VersionDifference.between(
                version(classes(BLEED, MASS), "# Rules\n\n- **Haemorrhage**: dense\n- **Mass**: round"),
                version(classes(BLEED, MASS), "# Rules\n\n- **Haemorrhage**: dense, on two slices\n- **Mass**: round"));

        assertThat(difference.classes()).isEmpty();
        assertThat(difference.doubted()).containsExactly("bleed");
        assertThat(difference.general()).isFalse();
    }

    @Test
    void aPassageThatNamesNoClassTouchesAllThatWasRead() {
        VersionDifference difference = VersionDifference.between(
                version(classes(MASS), "# Rules\n\nRead in the dark."),
                version(classes(MASS), "# Rules\n\nRead in the dark, massively."));

        assertThat(difference.doubted()).isEmpty();
        assertThat(difference.general()).isTrue();
    }

    private static String classes(String... classes) {
        return "{ \"title\": \"T\", \"classes\": [" + String.join(",", classes) + "] }";
    }

    private static ProtocolVersion version(String schema, String guideline) {
        return new ProtocolVersion("d", "k", "K", "1.0.0", "p", schema, guideline, "g", Instant.EPOCH);
    }
}

package dev.consilium.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.project.GuidelineChanges.Kind;
import dev.consilium.project.GuidelineChanges.Passage;
import dev.consilium.project.GuidelineChanges.Section;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What two versions of a guideline differ in, and what is no difference. */
class GuidelineComparisonTest {

    private static final String BEFORE = """
            # Heads

            Look at all slices.

            ## Borderline cases

            - **Old defect**: mark *Infarct*.
            - Shunt: mark nothing.

            ## Sizes

            From 3 mm.
            """;

    @Test
    void aPassageThatChangedIsShownAsItWasAndAsItIs() {
        assertThat(GuidelineComparison.of(BEFORE, BEFORE.replace("mark nothing", "mark *Other finding*")))
                .containsExactly(new Section(
                        "Borderline cases",
                        Kind.CHANGED,
                        List.of(new Passage(
                                List.of("- Shunt: mark nothing."), List.of("- Shunt: mark Other finding.")))));
    }

    @Test
    void whatWasAddedHasNoBefore() {
        assertThat(GuidelineComparison.of(BEFORE, BEFORE.replace("From 3 mm.", "From 3 mm.\n\nUp to 30 mm.")))
                .containsExactly(
                        new Section("Sizes", Kind.CHANGED, List.of(new Passage(List.of(), List.of("Up to 30 mm.")))));
    }

    @Test
    void anotherPictureIsAChangeAndIsNamed() {
        String pictured = BEFORE + "\n![A margin][margin]\n\n[margin]: data:image/png;base64,AAAA\n";
        Section changed = GuidelineComparison.of(pictured, pictured.replace("AAAA", "BBBB"))
                .get(0);
        assertThat(changed.title()).isEqualTo("Sizes");
        assertThat(changed.passages()).singleElement().satisfies(passage -> {
            assertThat(passage.now()).singleElement().asString().matches("\\[margin] [0-9a-f]{8}");
            assertThat(passage.before()).isNotEqualTo(passage.now());
        });
    }

    @Test
    void sectionsComeAndGo() {
        assertThat(GuidelineComparison.of(BEFORE, BEFORE.replace("## Sizes", "## Measures")))
                .containsExactly(
                        new Section("Measures", Kind.NEW, List.of()), new Section("Sizes", Kind.GONE, List.of()));
    }

    @Test
    void otherLineBreaksAndMarksAreNoChange() {
        String after = BEFORE.replace("Look at all slices.", "Look at\nall slices.")
                .replace("**Old defect**", "Old defect")
                .replace("## Sizes", "### Sizes ###");
        assertThat(GuidelineComparison.of(BEFORE, after)).isEmpty();
    }

    @Test
    void aRowOfATableIsAPassage() {
        String table = "## Classes\n\n| class | mark it |\n|---|---|\n| **Mass** | from 30 mm |\n| Cyst | always |\n";
        assertThat(GuidelineComparison.of(table, table.replace("30 mm", "20 mm").replace("|---|---|", "|:--|:--|")))
                .containsExactly(new Section(
                        "Classes",
                        Kind.CHANGED,
                        List.of(new Passage(List.of("Mass \u00b7 from 30 mm"), List.of("Mass \u00b7 from 20 mm")))));
    }
}

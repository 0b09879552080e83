package dev.consilium.arbitration.edgecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.annotation.EdgeCategory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The draft can be pasted as it is, whatever a sentence holds. */
class GuidelineDraftTest {

    @Test
    void putsAcceptedSentencesFirstAndSaysWhatTheGuidelineHasAlready() {
        assertThat(draft(
                                sentence(EdgeCategory.ARTEFACT, "Metal is no lesion.", true, false),
                                sentence(EdgeCategory.ARTEFACT, "Motion is no lesion.", true, true),
                                sentence(EdgeCategory.ARTEFACT, "Clips may be ignored.", false, false),
                                sentence(EdgeCategory.RARE_DISEASE, "Name it.", true, false),
                                sentence(null, "Ask first.", false, false))
                        .markdown())
                .isEqualTo("""
                # Guideline draft: Brain CT

                From the edge-case register, compared with Finding consensus 1.0.0, guideline version abc123.

                ## Rare diseases

                - Name it.

                ## Artefacts

                - Metal is no lesion.

                ### Proposed, not accepted

                - Clips may be ignored.

                ### In the guideline already

                - Motion is no lesion.

                ## Other

                ### Proposed, not accepted

                - Ask first.
                """);
    }

    @Test
    void saysSoWhereThereIsNothing() {
        assertThat(draft().markdown()).endsWith("\nNo sentence was proposed yet.\n");
    }

    @Test
    void keepsASentenceASentence() {
        String page = draft(
                        sentence(
                                EdgeCategory.ARTEFACT,
                                "<script>alert(1)</script> [x](javascript:y) *b* `c` # d",
                                true,
                                false),
                        sentence(EdgeCategory.ARTEFACT, "# not a heading", true, false),
                        sentence(EdgeCategory.ARTEFACT, "1. not a number", true, false),
                        sentence(EdgeCategory.ARTEFACT, "- not a list", true, false))
                .markdown();
        assertThat(page)
                .contains(
                        "- \\<script\\>alert(1)\\</script\\> \\[x\\](javascript:y) \\*b\\* \\`c\\` \\# d",
                        "- \\# not a heading",
                        "- 1\\. not a number",
                        "- \\- not a list");
    }

    @Test
    void comparesWordsNotMarks() {
        assertThat(GuidelineDrafts.words("- *Metal*  is\nno  lesion."))
                .isEqualTo(GuidelineDrafts.words("Metal is no Lesion"));
    }

    private static GuidelineDraft draft(GuidelineSentence... sentences) {
        return new GuidelineDraft("Brain CT", "Finding consensus 1.0.0", "abc123", List.of(sentences));
    }

    private static GuidelineSentence sentence(
            @Nullable EdgeCategory category, String text, boolean accepted, boolean inGuideline) {
        return new GuidelineSentence(category, text, accepted, inGuideline, List.of("c1"));
    }
}

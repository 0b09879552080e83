package dev.consilium.arbitration.edgecase;

import dev.consilium.annotation.EdgeCategory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sentences the guideline should gain, by category: first those boards accepted and the guideline lacks, to be pasted as they are.
 *
 * @param protocol name and version; @param guidelineVersion what the sentences were compared with
 */
public record GuidelineDraft(
        String project, String protocol, String guidelineVersion, List<GuidelineSentence> sentences) {

    private static final Map<EdgeCategory, String> TITLES = Map.of(
            EdgeCategory.RARE_DISEASE, "Rare diseases",
            EdgeCategory.AMBIGUOUS, "Ambiguous images",
            EdgeCategory.MULTI_CONDITION, "Several conditions at once",
            EdgeCategory.ATYPICAL, "Atypical appearances",
            EdgeCategory.ARTEFACT, "Artefacts");
    private static final String OTHER = "Other";

    /** A heading with the sentences below it. */
    public record Section(String title, List<GuidelineSentence> sentences) {}

    /** One for each category that has sentences, those without category last. */
    public List<Section> sections() {
        List<@Nullable EdgeCategory> categories = new ArrayList<>(Arrays.asList(EdgeCategory.values()));
        categories.add(null);
        return categories.stream()
                .map(category ->
                        new Section(category == null ? OTHER : String.valueOf(TITLES.get(category)), of(category)))
                .filter(section -> !section.sentences().isEmpty())
                .toList();
    }

    public String markdown() {
        StringBuilder page = new StringBuilder(
                "# Guideline draft: %s\n\nFrom the edge-case register, compared with %s, guideline version %s.\n"
                        .formatted(escaped(project), escaped(protocol), guidelineVersion));
        for (Section section : sections()) {
            page.append("\n## ").append(section.title()).append('\n');
            append(page, "", section, sentence -> sentence.accepted() && !sentence.inGuideline());
            append(page, "Proposed, not accepted", section, one -> !one.accepted() && !one.inGuideline());
            append(page, "In the guideline already", section, GuidelineSentence::inGuideline);
        }
        return sentences.isEmpty()
                ? page.append("\nNo sentence was proposed yet.\n").toString()
                : page.toString();
    }

    private static void append(StringBuilder page, String title, Section section, Predicate<GuidelineSentence> which) {
        List<String> lines = section.sentences().stream()
                .filter(which)
                .map(sentence -> "- " + escaped(sentence.text()) + "\n")
                .toList();
        if (!lines.isEmpty()) {
            Stream.of(title.isEmpty() ? "" : "\n### " + title + "\n", "\n").forEach(page::append);
            lines.forEach(page::append);
        }
    }

    private List<GuidelineSentence> of(@Nullable EdgeCategory category) {
        return sentences.stream()
                .filter(sentence -> sentence.category() == category)
                .toList();
    }

    /** What would be markup becomes text, so that a sentence stays a sentence. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>#|~&])", "\\\\$1")
                .replaceAll("^(\\d+)([.)])", "$1\\\\$2")
                .replaceAll("^([-+=])", "\\\\$1");
    }
}

package dev.consilium.arbitration.edgecase;

import dev.consilium.annotation.EdgeCategory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something the guideline should say, as members of boards put it.
 *
 * @param category null where the board saw no edge case
 * @param accepted a board decided with it; otherwise a member proposed it
 * @param inGuideline the guideline of the project says it already
 * @param caseIds cases that gave rise to it
 */
public record GuidelineSentence(
        @Nullable EdgeCategory category, String text, boolean accepted, boolean inGuideline, List<String> caseIds) {}

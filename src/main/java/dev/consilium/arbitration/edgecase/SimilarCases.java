package dev.consilium.arbitration.edgecase;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds what the board of the same project said of cases like this one, most alike first. */
@Component
@Transactional(readOnly = true)
public class SimilarCases {

    private static final int LOOKED_AT = 500;
    private static final int SHOWN = 10;

    /** @param similarity of the tags, 0 to 1 (Jaccard) */
    public record SimilarCase(EdgeCase entry, double similarity) {}

    private final EdgeCaseRows entries;

    SimilarCases(EdgeCaseRows entries) {
        this.entries = entries;
    }

    /** Settled entries of other cases; by tags, then by category, then the newest first. Nothing is like a case in nothing. */
    public List<SimilarCase> to(String projectId, String caseId, Likeness asked) {
        List<String> tags = Tags.normal(asked.tags());
        if (asked.asksForNothing(tags)) {
            return List.of();
        }
        EdgeCaseCondition condition = new EdgeCaseCondition(projectId).settled().like(caseId, asked, tags);
        return entries.matching(condition, 0, LOOKED_AT).stream()
                .map(entry -> new SimilarCase(entry, Tags.similarity(tags, entry.tags())))
                .sorted(Comparator.comparingDouble(SimilarCase::similarity)
                        .reversed()
                        .thenComparing(similar -> similar.entry().category() != asked.category()))
                .limit(SHOWN)
                .toList();
    }
}

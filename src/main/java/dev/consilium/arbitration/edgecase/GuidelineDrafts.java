package dev.consilium.arbitration.edgecase;

import dev.consilium.identity.Actor;
import dev.consilium.project.Project;
import dev.consilium.project.Projects;
import dev.consilium.project.ProtocolVersion;
import dev.consilium.project.ProtocolVersions;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers from the register what the guideline of a project should gain. */
@Component
@Transactional(readOnly = true)
public class GuidelineDrafts {

    private static final int MOST = 10_000;

    private final RegisterAccess access;
    private final EdgeCaseRows entries;
    private final BoardOpinions opinions;
    private final Projects projects;
    private final ProtocolVersions versions;

    GuidelineDrafts(
            RegisterAccess access,
            EdgeCaseRows entries,
            BoardOpinions opinions,
            Projects projects,
            ProtocolVersions versions) {
        this.access = access;
        this.entries = entries;
        this.opinions = opinions;
        this.projects = projects;
        this.versions = versions;
    }

    /** @throws dev.consilium.common.Refusal NOT_FOUND for strangers, FORBIDDEN {@code BLINDED}, {@code ROLE_MISSING} */
    public GuidelineDraft of(String projectId, Actor viewer) {
        RegisterAccess.Sight sight = access.require(projectId, viewer);
        Project project = projects.get(projectId);
        ProtocolVersion protocol = versions.get(project.protocolDigest());
        return new GuidelineDraft(
                project.name(),
                protocol.name() + " " + protocol.versionTag(),
                protocol.guidelineVersion(),
                sentences(decided(projectId, sight), words(protocol.guideline())));
    }

    private List<EdgeCase> decided(String projectId, RegisterAccess.Sight sight) {
        EdgeCaseQuery decided = new EdgeCaseQuery(null, null, null, EdgeCase.State.DECIDED);
        return entries.matching(EdgeCaseRegister.visible(projectId, sight).matching(decided), 0, MOST);
    }

    /** The same words under the same category once, with all the cases they come from. */
    private List<GuidelineSentence> sentences(List<EdgeCase> decided, String guideline) {
        Map<String, List<BoardOpinion>> given = opinions
                .of(decided.stream().map(EdgeCase::id).toList())
                .stream()
                .collect(Collectors.groupingBy(BoardOpinion::entryId));
        Map<String, GuidelineSentence> sentences = new LinkedHashMap<>();
        for (EdgeCase entry : decided) {
            add(sentences, guideline, entry, entry.guidelineSentence(), true);
            given.getOrDefault(entry.id(), List.of())
                    .forEach(opinion -> add(sentences, guideline, entry, opinion.guidelineSentence(), false));
        }
        return sentences.values().stream()
                .sorted(Comparator.comparing(GuidelineSentence::accepted)
                        .reversed()
                        .thenComparing(GuidelineSentence::text))
                .toList();
    }

    private static void add(
            Map<String, GuidelineSentence> sentences,
            String guideline,
            EdgeCase entry,
            @Nullable String text,
            boolean accepted) {
        if (text == null || words(text).isEmpty()) {
            return;
        }
        sentences.merge(
                entry.category() + "/" + words(text),
                new GuidelineSentence(
                        entry.category(),
                        text,
                        accepted,
                        (" " + guideline + " ").contains(" " + words(text) + " "),
                        List.of(entry.caseId())),
                GuidelineDrafts::both);
    }

    private static GuidelineSentence both(GuidelineSentence one, GuidelineSentence other) {
        Set<String> cases = new LinkedHashSet<>(one.caseIds());
        cases.addAll(other.caseIds());
        return new GuidelineSentence(
                one.category(), one.text(), one.accepted() || other.accepted(), one.inGuideline(), List.copyOf(cases));
    }

    /** What a text says, whatever its marks, its line breaks and its capitals. */
    static String words(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .strip();
    }
}

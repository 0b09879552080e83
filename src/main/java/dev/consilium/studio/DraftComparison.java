package dev.consilium.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolSources;
import dev.consilium.workflow.protocol.lint.TableText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a draft differs from another draft of its project or from a version that was deployed. */
@Component
@Transactional(readOnly = true)
public class DraftComparison {

    private static final int AROUND = 3;

    /** Of both together; what compares them takes the square of what differs. */
    private static final int MOST_LINES = 8_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DraftAccess access;
    private final Drafts drafts;
    private final ProtocolSources sources;
    private final ProtocolVersions versions;

    DraftComparison(DraftAccess access, Drafts drafts, ProtocolSources sources, ProtocolVersions versions) {
        this.access = access;
        this.drafts = drafts;
        this.sources = sources;
        this.versions = versions;
    }

    /**
     * @param other id of a draft of the same project, or digest of a version
     * @return in order of names, without files that are the same. @throws Refusal NOT_FOUND
     */
    public List<FileDifference> of(String draftId, String other, Actor actor) {
        ProtocolBundle after = bundle(access.require(draftId, actor));
        ProtocolBundle before = other(draftId, other, actor);
        TreeSet<String> names = new TreeSet<>();
        before.files().forEach(file -> names.add(file.name()));
        after.files().forEach(file -> names.add(file.name()));
        return names.stream()
                .flatMap(name -> difference(name, before.find(name), after.find(name)).stream())
                .toList();
    }

    /** A file as the other has it; empty where it has none. @throws Refusal NOT_FOUND */
    public String before(String draftId, String other, String name, Actor actor) {
        access.require(draftId, actor);
        return other(draftId, other, actor)
                .find(name)
                .map(ProtocolFile::text)
                .orElseThrow(() -> Refusal.notFound("file"));
    }

    private ProtocolBundle other(String draftId, String other, Actor actor) {
        if (other.length() == 64) {
            String project = access.require(draftId, actor).projectId();
            return sources.of(versions.openTo(project, other).digest());
        }
        Draft draft = access.require(other, actor);
        if (!draft.projectId().equals(access.require(draftId, actor).projectId())) {
            throw Refusal.notFound("draft");
        }
        return bundle(draft);
    }

    private ProtocolBundle bundle(Draft draft) {
        return drafts.bundle(draft.id());
    }

    private static Optional<FileDifference> difference(
            String name, Optional<ProtocolFile> before, Optional<ProtocolFile> after) {
        if (before.isPresent()
                && after.isPresent()
                && Arrays.equals(before.get().content(), after.get().content())) {
            return Optional.empty();
        }
        FileDifference.Kind kind = before.isEmpty()
                ? FileDifference.Kind.ADDED
                : after.isEmpty() ? FileDifference.Kind.REMOVED : FileDifference.Kind.CHANGED;
        DraftFile.Part part = DraftFile.Part.of(name);
        List<FileDifference.Line> lines = part == DraftFile.Part.DIAGRAM
                ? List.of()
                : lines(
                        before.map(DraftComparison::text).orElse(List.of()),
                        after.map(DraftComparison::text).orElse(List.of()));
        return Optional.of(new FileDifference(name, part, kind, lines));
    }

    private static List<FileDifference.Line> lines(List<String> before, List<String> after) {
        if (before.size() + after.size() > MOST_LINES) {
            return List.of();
        }
        List<String> unified =
                UnifiedDiffUtils.generateUnifiedDiff("", "", before, DiffUtils.diff(before, after), AROUND);
        return unified.stream().skip(2).map(FileDifference.Line::of).toList();
    }

    private static List<String> text(ProtocolFile file) {
        return switch (DraftFile.Part.of(file.name())) {
            case TABLE -> TableText.of(file);
            case SCHEMA, FORM -> pretty(file.text());
            default -> new ArrayList<>(file.text().lines().toList());
        };
    }

    /** Laid out alike, so that only what is said makes a difference. */
    private static List<String> pretty(String json) {
        try {
            return JSON.readTree(json).toPrettyString().lines().toList();
        } catch (JsonProcessingException e) {
            return json.lines().toList();
        }
    }
}

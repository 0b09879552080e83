package dev.consilium.studio;

import dev.consilium.common.DomainEvent;
import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolDeployment;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import dev.consilium.workflow.protocol.ProtocolSources;
import dev.consilium.workflow.protocol.lint.LintFinding;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins drafts, finds them and says what has to be mended in them. */
@Component
@Transactional
public class Drafts {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_KEY = 60;
    private static final int LONGEST_NAME = 128;

    private final DraftRows rows;
    private final DraftFiles files;
    private final DraftAccess access;
    private final ProtocolLibrary library;
    private final ProtocolSources sources;
    private final ProtocolVersions versions;
    private final ProtocolDeployment deployment;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Drafts(
            DraftRows rows,
            DraftFiles files,
            DraftAccess access,
            ProtocolLibrary library,
            ProtocolSources sources,
            ProtocolVersions versions,
            ProtocolDeployment deployment,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.files = files;
        this.access = access;
        this.library = library;
        this.sources = sources;
        this.versions = versions;
        this.deployment = deployment;
        this.events = events;
        this.clock = clock;
    }

    /** The latest first. @throws Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public List<Draft> ofProject(String projectId, Actor actor) {
        access.requireLooker(projectId, actor);
        return rows.ofProject(projectId);
    }

    /** @throws Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public Draft get(String draftId, Actor actor) {
        return access.require(draftId, actor);
    }

    /**
     * With nothing but a beginning and an end.
     *
     * @param key what its diagram will be named after
     * @throws Refusal FORBIDDEN {@code DESIGNER_ONLY}, UNPROCESSABLE {@code DRAFT_NAME}, {@code DRAFT_KEY}
     */
    public Draft begin(String projectId, String name, String key, Actor actor) {
        access.requireDesignerOf(projectId, actor);
        return begin(projectId, name, key, null, EmptyProtocol.files(requireKey(key), name.strip()), actor);
    }

    /** With the files of a version that was deployed. @throws Refusal NOT_FOUND, and as {@link #begin} */
    public Draft beginFrom(String projectId, String name, String digest, Actor actor) {
        access.requireDesignerOf(projectId, actor);
        ProtocolBundle bundle = sources.of(versions.openTo(projectId, digest).digest());
        return begin(projectId, name, bundle.key(), digest, bundle.files(), actor);
    }

    /** With the files of another draft of the same project. @throws Refusal NOT_FOUND, and as {@link #begin} */
    public Draft copy(String projectId, String draftId, String name, Actor actor) {
        Draft draft = access.require(draftId, actor);
        if (!draft.projectId().equals(projectId)) {
            throw Refusal.notFound("draft");
        }
        Draft copy = begin(projectId, name, draft.key(), draft.baseDigest(), files.content(draftId), actor);
        rows.copied(copy.id(), draftId);
        return copy;
    }

    /** With files from outside, that were looked at. @throws Refusal as {@link #begin} */
    public Draft begin(
            String projectId,
            String name,
            String key,
            @Nullable String baseDigest,
            List<ProtocolFile> content,
            Actor actor) {
        access.requireDesignerOf(projectId, actor);
        Draft draft = new Draft(
                Ids.random(),
                projectId,
                requireKey(key),
                requireName(name),
                baseDigest,
                DraftState.OPEN,
                clock.instant(),
                actor.id());
        rows.add(draft);
        files.begin(draft.id(), content, actor);
        events.publishEvent(new DraftBegun(draft.id(), projectId, key, actor.id()));
        return draft;
    }

    /** @throws Refusal NOT_FOUND, FORBIDDEN {@code DESIGNER_ONLY}, CONFLICT {@code DRAFT_NOT_OPEN} */
    public void discard(String draftId, Actor actor) {
        move(draftId, DraftState.OPEN, DraftState.DISCARDED, actor);
    }

    /** From now on nothing of it is written, until it is {@link #reopen reopened}. @throws Refusal as {@link #discard} */
    public Draft submit(String draftId, Actor actor) {
        return move(draftId, DraftState.OPEN, DraftState.SUBMITTED, actor);
    }

    /** @throws Refusal NOT_FOUND, CONFLICT {@code DRAFT_NOT_OPEN} where it was not submitted */
    public Draft reopen(String draftId, Actor actor) {
        return move(draftId, DraftState.SUBMITTED, DraftState.OPEN, actor);
    }

    /** @throws Refusal NOT_FOUND, CONFLICT {@code DRAFT_NOT_OPEN} where it was not submitted */
    public Draft deployed(String draftId, Actor actor) {
        return move(draftId, DraftState.SUBMITTED, DraftState.DEPLOYED, actor);
    }

    private Draft move(String draftId, DraftState from, DraftState to, Actor actor) {
        if (from == DraftState.OPEN) {
            access.requireDesigner(draftId, actor);
        } else {
            access.require(draftId, actor);
        }
        Draft draft = rows.lock(draftId).orElseThrow();
        if (draft.state() != from) {
            throw Refusal.conflict(
                    "DRAFT_NOT_OPEN", "Somebody moved this draft on meanwhile; load the page to see it.");
        }
        rows.state(draftId, to);
        return rows.find(draftId).orElseThrow();
    }

    /** Everything it would run with: its own files, and those of the library it refers to. */
    @Transactional(readOnly = true)
    public ProtocolBundle bundle(String draftId) {
        Draft draft = rows.find(draftId).orElseThrow(() -> Refusal.notFound("draft"));
        return library.bundle(draft.key(), files.content(draftId));
    }

    /** What keeps it from being deployed, in order of files and lines. @throws Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public List<LintFinding> findings(String draftId, Actor actor) {
        access.require(draftId, actor);
        return deployment.findingsOfOwn(bundle(draftId));
    }

    private String requireKey(String key) {
        if (key.length() > LONGEST_KEY || !KEY.matcher(key).matches() || library.isShared(key)) {
            throw Refusal.unprocessable(
                    "DRAFT_KEY",
                    "The short name of a protocol is made of small letters, digits and single hyphens, such as"
                            + " chest-findings, and is not that of a diagram that protocols share.");
        }
        return key;
    }

    private static String requireName(String name) {
        String trimmed = name.strip();
        if (trimmed.isEmpty() || trimmed.length() > LONGEST_NAME) {
            throw Refusal.unprocessable("DRAFT_NAME", "A draft has a name of 1 to 128 characters.");
        }
        return trimmed;
    }

    /** A draft of a protocol is there to be written. */
    public record DraftBegun(String draftId, String projectId, String key, String actorId) implements DomainEvent {

        @Override
        public String subjectId() {
            return draftId;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("protocol", key);
        }
    }
}

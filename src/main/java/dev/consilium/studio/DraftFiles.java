package dev.consilium.studio;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.People;
import dev.consilium.workflow.protocol.ProtocolFile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The files of drafts. Who writes one names the revision it was made from, so that nobody overwrites what he or she has not seen. */
@Component
@Transactional
public class DraftFiles {

    /** What is said in place of a revision for a file that is not there yet. */
    public static final int NONE = 0;

    private static final int MOST_FILES = 60;
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9][a-z0-9-]{0,60}\\.(bpmn|dmn|form)|schema\\.json|guideline\\.md");

    private final DraftRows drafts;
    private final DraftFileRows rows;
    private final DraftAccess access;
    private final People people;
    private final Clock clock;

    DraftFiles(DraftRows drafts, DraftFileRows rows, DraftAccess access, People people, Clock clock) {
        this.drafts = drafts;
        this.rows = rows;
        this.access = access;
        this.people = people;
        this.clock = clock;
    }

    /** A file and its text. */
    public record Written(DraftFile file, String text) {}

    /** In order of their names. @throws Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public List<DraftFile> of(String draftId, Actor actor) {
        access.require(draftId, actor);
        return rows.listed(draftId);
    }

    /** @throws Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public Written read(String draftId, String name, Actor actor) {
        access.require(draftId, actor);
        return rows.find(draftId, name)
                .filter(row -> !row.removed())
                .map(row -> new Written(row.file(), row.content()))
                .orElseThrow(() -> Refusal.notFound("file"));
    }

    /**
     * @param known the revision this text was made from, {@link #NONE} for a new file
     * @throws Refusal NOT_FOUND, FORBIDDEN {@code DESIGNER_ONLY}, CONFLICT {@code DRAFT_NOT_OPEN}, {@code DRAFT_FILE_CHANGED} naming who
     *     was faster, TOO_LARGE {@code DRAFT_FILE_TOO_LARGE}, UNPROCESSABLE {@code DRAFT_FILE_NAME}, {@code DRAFT_FILE_NOT_TEXT},
     *     {@code DRAFT_TOO_MANY_FILES}
     */
    public DraftFile write(String draftId, String name, String text, int known, Actor actor) {
        requireOpen(draftId, actor);
        requireUsable(name, text);
        DraftFileRows.Row there = rows.find(draftId, name).orElse(null);
        if (there != null && isSentAgain(there, text, known, actor)) {
            return there.file();
        }
        requireSeen(draftId, name, known);
        if (known == NONE && rows.listed(draftId).size() >= MOST_FILES) {
            throw Refusal.unprocessable("DRAFT_TOO_MANY_FILES", "A protocol has at most " + MOST_FILES + " files.");
        }
        return rows.put(draftId, name, text, false, actor.id(), clock.instant());
    }

    /** The answer to the same text was lost on its way. */
    private static boolean isSentAgain(DraftFileRows.Row there, String text, int known, Actor actor) {
        return !there.removed()
                && there.file().revision() == known + 1
                && there.file().changedBy().equals(actor.id())
                && there.content().equals(text);
    }

    /** @throws Refusal as {@link #write} */
    public void remove(String draftId, String name, int known, Actor actor) {
        Draft draft = requireOpen(draftId, actor);
        if (name.equals(draft.diagram())) {
            throw Refusal.unprocessable(
                    "DRAFT_FILE_NEEDED", "A protocol begins with this diagram; change it in place of removing it.");
        }
        requireSeen(draftId, name, known);
        if (known == NONE) {
            throw Refusal.notFound("file");
        }
        rows.put(draftId, name, "", true, actor.id(), clock.instant());
    }

    /** What was made of its files, the latest first. @throws Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public List<DraftChange> changes(String draftId, int most, Actor actor) {
        access.require(draftId, actor);
        return rows.changes(draftId, most);
    }

    /**
     * Puts a file back to what it was at the end of a change; that is a change of its own.
     *
     * @param known the revision the file has now, {@link #NONE} where it was removed; @throws Refusal as {@link #write}
     */
    public DraftFile restore(String draftId, String changeId, int known, Actor actor) {
        requireOpen(draftId, actor);
        DraftFileRows.Row row = rows.changed(draftId, changeId)
                .filter(change -> !change.removed())
                .orElseThrow(() -> Refusal.notFound("change"));
        String name = row.file().name();
        boolean there = rows.find(draftId, name).filter(one -> !one.removed()).isPresent();
        if (there || known != NONE) {
            requireSeen(draftId, name, known);
        }
        return rows.putAnew(draftId, name, row.content(), actor.id(), clock.instant());
    }

    /** What a draft begins with; its texts have been looked at. */
    void begin(String draftId, List<ProtocolFile> files, Actor actor) {
        Instant now = clock.instant();
        files.forEach(file -> rows.put(draftId, file.name(), file.text(), false, actor.id(), now));
    }

    /** Bytes as they would lie in a folder. */
    List<ProtocolFile> content(String draftId) {
        return rows.ofDraft(draftId).stream()
                .map(row -> new ProtocolFile(row.file().name(), row.content().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** Whether a file of this name can be part of a protocol at all. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private Draft requireOpen(String draftId, Actor actor) {
        access.requireDesigner(draftId, actor);
        Draft draft = drafts.lock(draftId).orElseThrow();
        if (draft.state() != DraftState.OPEN) {
            throw Refusal.conflict(
                    "DRAFT_NOT_OPEN",
                    "This draft is not open any more, so nothing of it is changed. Make a copy of it to go on.");
        }
        return draft;
    }

    /** @throws Refusal UNPROCESSABLE {@code DRAFT_FILE_NAME} */
    static void requireName(String name) {
        if (!isName(name)) {
            throw Refusal.unprocessable(
                    "DRAFT_FILE_NAME",
                    "A file of a protocol is schema.json, guideline.md, or a name of small letters, digits and hyphens"
                            + " that ends in .bpmn, .dmn or .form.");
        }
    }

    private static void requireUsable(String name, String text) {
        requireName(name);
        if (text.getBytes(StandardCharsets.UTF_8).length > ProtocolFile.LARGEST) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE, "DRAFT_FILE_TOO_LARGE", "A file of a protocol has at most one mebibyte.");
        }
        if (text.indexOf('\0') >= 0 || text.indexOf('\uFFFD') >= 0) {
            throw Refusal.unprocessable("DRAFT_FILE_NOT_TEXT", "This file is no text in UTF-8; save it as that.");
        }
    }

    private void requireSeen(String draftId, String name, int known) {
        DraftFile there = rows.find(draftId, name)
                .filter(row -> !row.removed() || known != NONE)
                .map(DraftFileRows.Row::file)
                .orElse(null);
        if ((there == null ? NONE : there.revision()) == known) {
            return;
        }
        if (there == null) {
            throw Refusal.notFound("file");
        }
        throw Refusal.conflict(
                        "DRAFT_FILE_CHANGED",
                        people.get(there.changedBy()).displayName()
                                + " has changed this file since you opened it. Nothing was overwritten: load the page to see it.")
                .with("changedBy", there.changedBy())
                .with("changedAt", there.changedAt().toString())
                .with("revision", there.revision());
    }
}

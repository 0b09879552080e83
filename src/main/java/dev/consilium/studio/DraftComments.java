package dev.consilium.studio;

import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.common.SqlTime;
import dev.consilium.identity.Actor;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.lint.ElementNames;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is said of drafts, by everybody who may look at them. */
@Component
@Transactional
public class DraftComments {

    private static final int LONGEST = 2000;

    private final JdbcClient jdbc;
    private final DraftAccess access;
    private final DraftFileRows files;
    private final Clock clock;

    DraftComments(JdbcClient jdbc, DraftAccess access, DraftFileRows files, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.files = files;
        this.clock = clock;
    }

    /** What is not settled first, then the latest first. @throws Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public List<DraftComment> of(String draftId, Actor actor) {
        access.require(draftId, actor);
        return jdbc.sql("""
                select * from protocol_draft_comment where draft_id = :draft
                order by case when settled_at is null then 0 else 1 end, written_at desc, id""")
                .param("draft", draftId)
                .query(DraftComments::comment)
                .list();
    }

    /**
     * What the elements are called that the comments are about, by id of the comment; without those that are no longer in their
     * diagram. @throws Refusal NOT_FOUND
     */
    @Transactional(readOnly = true)
    public Map<String, String> elementNames(String draftId, List<DraftComment> comments, Actor actor) {
        access.require(draftId, actor);
        Map<String, Map<String, String>> byFile = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (DraftComment comment : comments) {
            if (comment.file() != null && comment.element() != null) {
                String name = byFile.computeIfAbsent(comment.file(), file -> elements(draftId, file))
                        .get(comment.element());
                if (name != null) {
                    names.put(comment.id(), name);
                }
            }
        }
        return names;
    }

    private Map<String, String> elements(String draftId, String file) {
        return files.find(draftId, file)
                .filter(row -> !row.removed())
                .map(row -> ElementNames.of(new ProtocolFile(file, row.content().getBytes(StandardCharsets.UTF_8))))
                .orElse(Map.of());
    }

    /** @throws Refusal NOT_FOUND, UNPROCESSABLE {@code COMMENT_INVALID}, {@code COMMENT_ELEMENT_UNKNOWN} */
    public DraftComment add(String draftId, @Nullable String file, @Nullable String element, String text, Actor actor) {
        access.require(draftId, actor);
        String said = text.strip();
        if (said.isEmpty() || said.length() > LONGEST) {
            throw Refusal.unprocessable("COMMENT_INVALID", "A comment has 1 to 2,000 characters.");
        }
        requireThere(draftId, file, element);
        DraftComment comment =
                new DraftComment(Ids.random(), file, element, said, actor.id(), clock.instant(), null, null);
        jdbc.sql("""
                insert into protocol_draft_comment (id, draft_id, name, element, text, written_by, written_at)
                values (:id, :draft, :name, :element, :text, :by, :at)""")
                .param("id", comment.id())
                .param("draft", draftId)
                .param("name", comment.file())
                .param("element", comment.element())
                .param("text", comment.text())
                .param("by", comment.by())
                .param("at", SqlTime.of(comment.at()))
                .update();
        return comment;
    }

    private void requireThere(String draftId, @Nullable String file, @Nullable String element) {
        if (file != null
                && files.find(draftId, file).filter(row -> !row.removed()).isEmpty()) {
            throw Refusal.notFound("file");
        }
        if (element != null && (file == null || !elements(draftId, file).containsKey(element))) {
            throw Refusal.unprocessable(
                    "COMMENT_ELEMENT_UNKNOWN",
                    "The diagram as it is saved has no such element; choose another one, or comment on the whole file.");
        }
    }

    /** Idempotent. @throws Refusal NOT_FOUND */
    public void settle(String draftId, String commentId, Actor actor) {
        access.require(draftId, actor);
        int found = jdbc.sql("""
                update protocol_draft_comment set settled_by = coalesce(settled_by, :by), settled_at = coalesce(settled_at, :at)
                where draft_id = :draft and id = :id""")
                .param("by", actor.id())
                .param("at", SqlTime.of(clock.instant()))
                .param("draft", draftId)
                .param("id", commentId)
                .update();
        if (found == 0) {
            throw Refusal.notFound("comment");
        }
    }

    private static DraftComment comment(ResultSet row, int number) throws SQLException {
        return new DraftComment(
                row.getString("id"),
                row.getString("name"),
                row.getString("element"),
                row.getString("text"),
                row.getString("written_by"),
                SqlTime.instant(row, "written_at"),
                row.getString("settled_by"),
                SqlTime.nullableInstant(row, "settled_at"));
    }
}

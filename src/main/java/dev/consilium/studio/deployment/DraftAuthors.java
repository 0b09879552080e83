package dev.consilium.studio.deployment;

import dev.consilium.common.SqlTime;
import dev.consilium.studio.Draft;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolSources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who made of a draft what it is: whoever changed a part of it since its base, here or in another draft of the project that the part
 * was copied from. Who only began a draft with what was deployed changed nothing.
 */
@Component
class DraftAuthors {

    private final JdbcClient jdbc;
    private final ProtocolSources sources;

    DraftAuthors(JdbcClient jdbc, ProtocolSources sources) {
        this.jdbc = jdbc;
        this.sources = sources;
    }

    Set<String> of(Draft draft) {
        return parts(draft).stream().map(WrittenPart::by).collect(Collectors.toCollection(TreeSet::new));
    }

    /** In order of the files' names. */
    List<WrittenPart> parts(Draft draft) {
        ProtocolBundle base = draft.baseDigest() == null ? null : sources.of(draft.baseDigest());
        List<WrittenPart> parts = new ArrayList<>();
        content(draft.id()).forEach((name, text) -> {
            @Nullable
            String before = base == null
                    ? null
                    : base.find(name).map(ProtocolFile::text).orElse(null);
            if (!text.equals(before)) {
                parts.addAll(changes(draft, name, text, before));
            }
        });
        return parts;
    }

    /** Its files by name; those that were removed have no text. */
    private Map<String, String> content(String draftId) {
        Map<String, String> content = new LinkedHashMap<>();
        jdbc.sql("select name, content from protocol_draft_file where draft_id = :draft order by name")
                .param("draft", draftId)
                .query(row -> {
                    content.put(row.getString("name"), row.getString("content"));
                });
        return content;
    }

    /** A text that is the same in another draft was written by somebody there. */
    private List<WrittenPart> changes(Draft draft, String name, String text, @Nullable String before) {
        return jdbc.sql("""
                select c.changed_by, max(c.ended_at) as ended_at from protocol_draft_change c join protocol_draft d on d.id = c.draft_id
                where d.project_id = :project and c.name = :name and (c.draft_id = :draft or c.content = :text)
                  and (:began or c.content <> :before)
                group by c.changed_by order by max(c.ended_at)""")
                .param("project", draft.projectId())
                .param("name", name)
                .param("draft", draft.id())
                .param("text", text)
                .param("began", before == null)
                .param("before", before == null ? "" : before)
                .query((row, number) ->
                        new WrittenPart(name, row.getString("changed_by"), SqlTime.instant(row, "ended_at")))
                .list();
    }
}

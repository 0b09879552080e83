package dev.consilium.studio.deployment;

import dev.consilium.studio.Draft;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolSources;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
        ProtocolBundle base = draft.baseDigest() == null ? null : sources.of(draft.baseDigest());
        Set<String> authors = new TreeSet<>();
        content(draft.id()).forEach((name, text) -> {
            @Nullable String before = base == null
                    ? null
                    : base.find(name).map(ProtocolFile::text).orElse(null);
            if (!text.equals(before)) {
                authors.addAll(changers(draft, name, text, before));
            }
        });
        return authors;
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
    private Set<String> changers(Draft draft, String name, String text, @Nullable String before) {
        return jdbc.sql("""
                select distinct c.changed_by from protocol_draft_change c join protocol_draft d on d.id = c.draft_id
                where d.project_id = :project and c.name = :name and (c.draft_id = :draft or c.content = :text)
                  and (:began or c.content <> :before)""")
                .param("project", draft.projectId())
                .param("name", name)
                .param("draft", draft.id())
                .param("text", text)
                .param("began", before == null)
                .param("before", before == null ? "" : before)
                .query(String.class)
                .set();
    }
}

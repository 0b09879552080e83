package dev.consilium.studio.deployment;

import dev.consilium.common.SqlTime;
import dev.consilium.studio.Draft;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolSources;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who made of a draft what it is: whoever changed a part of it since its base, here, in the drafts it was copied from before each was
 * copied, or in another draft of the project that had the same text before. Who only began a draft with what there was changed nothing.
 */
@Component
class DraftAuthors {

    /** What a draft began with is there from its first instant on; it was written where nothing else says where it came from. */
    private static final String CHANGED = """
            select c.changed_by, max(c.ended_at) as ended_at
            from protocol_draft_change c join protocol_draft d on d.id = c.draft_id
            where c.name = :name and c.began_at <= :until and (:began or c.removed or c.content <> :before)
              and (c.revision > 1 or (d.base_digest is null and d.copied_from is null)
                   or c.began_at > (select min(b.began_at) from protocol_draft_change b where b.draft_id = d.id))
              and\s""";

    /** @param until when the next was copied from it, or when it was changed for the last time */
    private record Source(String draftId, Instant until) {}

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
        List<Source> chain = chain(draft.id());
        Map<String, String> content = content(draft.id());
        List<WrittenPart> parts = new ArrayList<>();
        for (String name : names(chain)) {
            String text = content.get(name);
            @Nullable
            String before = base == null
                    ? null
                    : base.find(name).map(ProtocolFile::text).orElse(null);
            if (!Objects.equals(text, before)) {
                parts.addAll(changes(draft, chain, name, text, before));
            }
        }
        return parts;
    }

    /** The draft, the one it was copied from, and so on. */
    private List<Source> chain(String draftId) {
        List<Source> chain = new ArrayList<>();
        Optional<Source> next = jdbc.sql(
                        "select max(ended_at) as until from protocol_draft_change where draft_id = :draft")
                .param("draft", draftId)
                .query((row, number) -> new Source(draftId, SqlTime.instant(row, "until")))
                .optional();
        while (next.isPresent()) {
            chain.add(next.get());
            next = jdbc.sql(
                            "select copied_from, created_at from protocol_draft where id = :draft and copied_from is not null")
                    .param("draft", next.get().draftId())
                    .query((row, number) ->
                            new Source(row.getString("copied_from"), SqlTime.instant(row, "created_at")))
                    .optional();
        }
        return chain;
    }

    /** Of files that there are or were; what was removed before it was copied left no trace in the copy. */
    private List<String> names(List<Source> chain) {
        return jdbc.sql("select distinct name from protocol_draft_change where draft_id in (:drafts) order by name")
                .param("drafts", chain.stream().map(Source::draftId).toList())
                .query(String.class)
                .list();
    }

    private Map<String, String> content(String draftId) {
        Map<String, String> content = new HashMap<>();
        jdbc.sql("select name, content from protocol_draft_file where draft_id = :draft and not removed")
                .param("draft", draftId)
                .query(row -> {
                    content.put(row.getString("name"), row.getString("content"));
                });
        return content;
    }

    private List<WrittenPart> changes(
            Draft draft, List<Source> chain, String name, @Nullable String text, @Nullable String before) {
        Map<String, Instant> people = new HashMap<>();
        for (Source source : chain) {
            changed("d.id = :draft", name, before, source.until())
                    .param("draft", source.draftId())
                    .query(row -> {
                        put(row, people);
                    });
        }
        if (text != null) {
            changed(
                            "d.project_id = :project and not c.removed and c.content = :text",
                            name,
                            before,
                            chain.get(0).until())
                    .param("project", draft.projectId())
                    .param("text", text)
                    .query(row -> {
                        put(row, people);
                    });
        }
        return people.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(one -> new WrittenPart(name, one.getKey(), one.getValue()))
                .toList();
    }

    private JdbcClient.StatementSpec changed(String where, String name, @Nullable String before, Instant until) {
        return jdbc.sql(CHANGED + where + " group by c.changed_by")
                .param("name", name)
                .param("until", SqlTime.of(until))
                .param("began", before == null)
                .param("before", before == null ? "" : before);
    }

    private static void put(ResultSet row, Map<String, Instant> people) throws SQLException {
        Instant at = SqlTime.instant(row, "ended_at");
        people.merge(row.getString("changed_by"), at, (one, other) -> one.isAfter(other) ? one : other);
    }
}

package dev.consilium.arbitration.edgecase;

import dev.consilium.common.Ids;
import dev.consilium.common.SqlTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code edge_case_tag}: a tag taken off is marked, not removed. */
@Repository
class EdgeCaseTags {

    private final JdbcClient jdbc;

    EdgeCaseTags(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes these the tags of the entry. @return whether anything changed */
    boolean replace(String entryId, Collection<String> tags, String by, Instant at) {
        List<String> before = of(List.of(entryId)).getOrDefault(entryId, List.of());
        before.stream().filter(tag -> !tags.contains(tag)).forEach(tag -> remove(entryId, tag, by, at));
        tags.stream().filter(tag -> !before.contains(tag)).distinct().forEach(tag -> add(entryId, tag, by, at));
        return !(before.containsAll(tags) && tags.containsAll(before));
    }

    /** Entry to its tags, in order; entries without one are absent. */
    Map<String, List<String>> of(Collection<String> entryIds) {
        Map<String, List<String>> tags = new HashMap<>();
        Slices.of(entryIds).forEach(ids -> jdbc.sql("""
                select entry_id, tag from edge_case_tag
                where entry_id in (:entries) and removed_at is null order by tag""").param("entries", ids).query(row -> {
            tags.computeIfAbsent(row.getString("entry_id"), id -> new ArrayList<>())
                    .add(row.getString("tag"));
        }));
        return tags;
    }

    private void add(String entryId, String tag, String by, Instant at) {
        jdbc.sql("""
                insert into edge_case_tag (id, entry_id, tag, added_by, added_at)
                values (:id, :entry, :tag, :by, :at)""")
                .param("id", Ids.random())
                .param("entry", entryId)
                .param("tag", tag)
                .param("by", by)
                .param("at", SqlTime.of(at))
                .update();
    }

    private void remove(String entryId, String tag, String by, Instant at) {
        jdbc.sql("""
                update edge_case_tag set removed_by = :by, removed_at = :at
                where entry_id = :entry and tag = :tag and removed_at is null""")
                .param("by", by)
                .param("at", SqlTime.of(at))
                .param("entry", entryId)
                .param("tag", tag)
                .update();
    }
}

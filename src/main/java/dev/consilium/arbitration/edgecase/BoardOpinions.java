package dev.consilium.arbitration.edgecase;

import dev.consilium.arbitration.LabelsJson;
import dev.consilium.arbitration.Signature;
import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code board_opinion}: written once, never changed. */
@Repository
class BoardOpinions {

    private final JdbcClient jdbc;
    private final LabelsJson json;

    BoardOpinions(JdbcClient jdbc, LabelsJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(BoardOpinion opinion) {
        Signature signature = opinion.signature();
        jdbc.sql("""
                insert into board_opinion (id, entry_id, seat, member_id, outcome, labels, category, tags, reason,
                                           guideline_sentence, signed_name, meaning, signed_at, content_digest)
                values (:id, :entry, :seat, :member, :outcome, :labels, :category, :tags, :reason, :sentence, :name, :meaning, :at,
                        :digest)""")
                .param("id", opinion.id())
                .param("entry", opinion.entryId())
                .param("seat", opinion.seat().name())
                .param("member", signature.signerId())
                .param("outcome", opinion.outcome().name())
                .param("labels", json.write(opinion.labels()))
                .param("category", name(opinion.category()), Types.VARCHAR)
                .param("tags", json.write(opinion.tags()))
                .param("reason", opinion.reason())
                .param("sentence", opinion.guidelineSentence(), Types.VARCHAR)
                .param("name", signature.name())
                .param("meaning", signature.meaning())
                .param("at", SqlTime.of(signature.at()))
                .param("digest", signature.digest())
                .update();
    }

    Optional<BoardOpinion> of(String entryId, Seat seat) {
        return of(List.of(entryId)).stream()
                .filter(opinion -> opinion.seat() == seat)
                .findFirst();
    }

    /** Those of one entry in the order in which they were signed. */
    List<BoardOpinion> of(Collection<String> entryIds) {
        return Slices.of(entryIds)
                .flatMap(ids -> jdbc
                        .sql("select * from board_opinion where entry_id in (:entries) order by signed_at, id")
                        .param("entries", ids)
                        .query(this::row)
                        .list()
                        .stream())
                .toList();
    }

    private BoardOpinion row(ResultSet row, int number) throws SQLException {
        return new BoardOpinion(
                row.getString("id"),
                row.getString("entry_id"),
                Seat.valueOf(row.getString("seat")),
                BoardOutcome.valueOf(row.getString("outcome")),
                json.labels(row.getString("labels")),
                EdgeCaseRows.category(row, "category"),
                json.ids(row.getString("tags")),
                row.getString("reason"),
                row.getString("guideline_sentence"),
                new Signature(
                        row.getString("member_id"),
                        row.getString("signed_name"),
                        row.getString("meaning"),
                        SqlTime.instant(row, "signed_at"),
                        row.getString("content_digest")));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}

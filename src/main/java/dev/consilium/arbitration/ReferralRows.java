package dev.consilium.arbitration;

import dev.consilium.annotation.EdgeCategory;
import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code referral}: written once, never changed. */
@Repository
class ReferralRows {

    private final JdbcClient jdbc;

    ReferralRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Referral referral) {
        jdbc.sql("""
                insert into referral (id, case_id, round, kind, category, comment, arbiter_id, signed_name, meaning, signed_at,
                                      content_digest)
                values (:id, :case, :round, :kind, :category, :comment, :arbiter, :name, :meaning, :at, :digest)""")
                .param("id", referral.id())
                .param("case", referral.caseId())
                .param("round", referral.round())
                .param("kind", referral.kind().name())
                .param(
                        "category",
                        referral.category() == null ? null : referral.category().name(),
                        java.sql.Types.VARCHAR)
                .param("comment", referral.comment())
                .param("arbiter", referral.arbiterId())
                .param("name", referral.signedName())
                .param("meaning", referral.meaning())
                .param("at", SqlTime.of(referral.signedAt()))
                .param("digest", referral.contentDigest())
                .update();
    }

    /** Oldest first. */
    List<Referral> of(String caseId) {
        return jdbc.sql("select * from referral where case_id = :case order by signed_at, id")
                .param("case", caseId)
                .query(ReferralRows::row)
                .list();
    }

    private static Referral row(ResultSet row, int number) throws SQLException {
        return new Referral(
                row.getString("id"),
                row.getString("case_id"),
                row.getInt("round"),
                ReferCommand.Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("category"))
                        .map(EdgeCategory::valueOf)
                        .orElse(null),
                row.getString("comment"),
                row.getString("arbiter_id"),
                row.getString("signed_name"),
                row.getString("meaning"),
                SqlTime.instant(row, "signed_at"),
                row.getString("content_digest"));
    }
}

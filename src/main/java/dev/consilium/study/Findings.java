package dev.consilium.study;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Findings of a series, kept per step that made them, so that a repeated step replaces only its own. */
@Repository
class Findings {

    /** The step; its order is the order findings are shown in. */
    enum Source {
        DEIDENTIFICATION,
        DUPLICATES,
        QUALITY,
        RULE,
        /** Whoever had the case. */
        USER
    }

    private final JdbcClient jdbc;

    Findings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void replace(String seriesId, Source source, List<Finding> findings) {
        jdbc.sql("delete from series_finding where series_id = :series and source = :source")
                .param("series", seriesId)
                .param("source", source.name())
                .update();
        for (int seq = 0; seq < findings.size(); seq++) {
            Finding finding = findings.get(seq);
            jdbc.sql("""
                    insert into series_finding (series_id, source, seq, code, severity, detail)
                    values (:series, :source, :seq, :code, :severity, :detail)""")
                    .param("series", seriesId)
                    .param("source", source.name())
                    .param("seq", seq)
                    .param("code", finding.code())
                    .param("severity", finding.severity().name())
                    .param("detail", finding.detail())
                    .update();
        }
    }

    List<Finding> ofSeries(String seriesId) {
        return jdbc.sql(
                        "select code, severity, detail from series_finding where series_id = :series order by source, seq")
                .param("series", seriesId)
                .query(Finding.class)
                .list();
    }
}

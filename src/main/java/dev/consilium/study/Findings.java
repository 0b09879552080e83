package dev.consilium.study;

import dev.consilium.dicom.PixelRegion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    private record Key(String source, int seq) {}

    private final JdbcClient jdbc;

    Findings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void replace(String seriesId, Source source, List<Finding> findings) {
        for (String table : List.of("series_finding_place", "series_finding")) {
            jdbc.sql("delete from " + table + " where series_id = :series and source = :source")
                    .param("series", seriesId)
                    .param("source", source.name())
                    .update();
        }
        for (int seq = 0; seq < findings.size(); seq++) {
            add(seriesId, new Key(source.name(), seq), findings.get(seq));
        }
    }

    private void add(String seriesId, Key key, Finding finding) {
        jdbc.sql("""
                insert into series_finding (series_id, source, seq, code, severity, detail)
                values (:series, :source, :seq, :code, :severity, :detail)""")
                .param("series", seriesId)
                .param("source", key.source())
                .param("seq", key.seq())
                .param("code", finding.code())
                .param("severity", finding.severity().name())
                .param("detail", finding.detail())
                .update();
        for (int seq = 0; seq < finding.places().size(); seq++) {
            add(seriesId, key, seq, finding.places().get(seq));
        }
    }

    private void add(String seriesId, Key finding, int seq, FindingPlace place) {
        PixelRegion box = place.box();
        FindingPlace.OtherImage other = place.other();
        jdbc.sql("""
                insert into series_finding_place (series_id, source, finding, seq, first_image, last_image, from_mm, to_mm,
                    missing, box_x, box_y, box_width, box_height, other_series, other_image)
                values (:series, :source, :finding, :seq, :first, :last, :from, :to,
                    :missing, :x, :y, :width, :height, :other, :otherImage)""")
                .param("series", seriesId)
                .param("source", finding.source())
                .param("finding", finding.seq())
                .param("seq", seq)
                .param("first", place.first())
                .param("last", place.last())
                .param("from", place.fromMm(), Types.DOUBLE)
                .param("to", place.toMm(), Types.DOUBLE)
                .param("missing", place.missing(), Types.BIGINT)
                .param("x", box == null ? null : box.x(), Types.INTEGER)
                .param("y", box == null ? null : box.y(), Types.INTEGER)
                .param("width", box == null ? null : box.width(), Types.INTEGER)
                .param("height", box == null ? null : box.height(), Types.INTEGER)
                .param("other", other == null ? null : other.series(), Types.VARCHAR)
                .param("otherImage", other == null ? null : other.image(), Types.INTEGER)
                .update();
    }

    List<Finding> ofSeries(String seriesId) {
        Map<Key, List<FindingPlace>> places = new HashMap<>();
        jdbc.sql("select * from series_finding_place where series_id = :series order by source, finding, seq")
                .param("series", seriesId)
                .query(row -> {
                    Key key = new Key(row.getString("source"), row.getInt("finding"));
                    places.computeIfAbsent(key, none -> new ArrayList<>()).add(place(row));
                });
        return jdbc.sql(
                        "select source, seq, code, severity, detail from series_finding where series_id = :series order by source, seq")
                .param("series", seriesId)
                .query((row, n) -> new Finding(
                        row.getString("code"),
                        Finding.Severity.valueOf(row.getString("severity")),
                        row.getString("detail"),
                        places.get(new Key(row.getString("source"), row.getInt("seq")))))
                .list();
    }

    private static FindingPlace place(ResultSet row) throws SQLException {
        return new FindingPlace(
                row.getInt("first_image"),
                row.getInt("last_image"),
                row.getObject("from_mm", Double.class),
                row.getObject("to_mm", Double.class),
                row.getObject("missing", Long.class),
                box(row),
                other(row));
    }

    private static @Nullable PixelRegion box(ResultSet row) throws SQLException {
        Integer x = row.getObject("box_x", Integer.class);
        return x == null
                ? null
                : new PixelRegion(x, row.getInt("box_y"), row.getInt("box_width"), row.getInt("box_height"));
    }

    private static FindingPlace.@Nullable OtherImage other(ResultSet row) throws SQLException {
        String series = row.getString("other_series");
        return series == null ? null : new FindingPlace.OtherImage(series, row.getInt("other_image"));
    }
}

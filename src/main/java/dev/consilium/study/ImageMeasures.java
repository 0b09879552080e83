package dev.consilium.study;

import dev.consilium.imaging.ImageQuality;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Figures of images, and between which bounds those of the accepted ones lie. */
@Repository
class ImageMeasures {

    /** Fewer images say nothing of what is usual. */
    static final int FEWEST = 100;

    /** Between them lie 98 % of the accepted images. */
    record Usual(double from, double to) {

        boolean holds(double value) {
            return value >= from && value <= to;
        }
    }

    private static final String INSERT = Arrays.stream(ImageFigure.values())
            .map(ImageFigure::column)
            .collect(Collectors.joining(
                    ", ",
                    "insert into image_measure (series_id, image, ",
                    Arrays.stream(ImageFigure.values())
                            .map(figure -> ":" + figure.column())
                            .collect(Collectors.joining(", ", ") values (:series, :image, ", ")"))));

    private static final String USUAL = Arrays.stream(ImageFigure.values())
            .map(ImageFigure::column)
            .map(column -> """
                    count(m.%1$s) n_%1$s,
                    percentile_cont(0.01) within group (order by m.%1$s) p1_%1$s,
                    percentile_cont(0.99) within group (order by m.%1$s) p99_%1$s""".formatted(column))
            .collect(Collectors.joining(",\n", "select ", """

                    from image_measure m join series s on s.id = m.series_id join series_origin o on o.series_id = s.id
                    where s.project_id = :project and s.state = 'ACCEPTED' and s.id <> :series
                      and coalesce(s.modality, 'OT') = :modality and o.manufacturer = :manufacturer and o.protocol = :protocol"""));

    private final JdbcClient jdbc;

    ImageMeasures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void replace(String seriesId, Map<Integer, ImageQuality> qualities) {
        jdbc.sql("delete from image_measure where series_id = :series")
                .param("series", seriesId)
                .update();
        qualities.forEach((image, quality) -> add(seriesId, image, quality));
    }

    private void add(String seriesId, int image, ImageQuality quality) {
        JdbcClient.StatementSpec insert =
                jdbc.sql(INSERT).param("series", seriesId).param("image", image);
        for (ImageFigure figure : ImageFigure.values()) {
            insert = insert.param(figure.column(), figure.of(quality).value(), Types.DOUBLE);
        }
        insert.update();
    }

    /**
     * 1st and 99th percentile over the accepted images of the project of this modality, manufacturer and protocol, for each figure that at
     * least {@link #FEWEST} of them have.
     */
    Map<ImageFigure, Usual> usual(String projectId, String seriesId, String modality, SeriesOrigin origin) {
        return jdbc.sql(USUAL)
                .param("project", projectId)
                .param("series", seriesId)
                .param("modality", modality)
                .param("manufacturer", origin.manufacturer())
                .param("protocol", origin.protocol())
                .query(ImageMeasures::usual)
                .single();
    }

    private static Map<ImageFigure, Usual> usual(ResultSet row, int n) throws SQLException {
        Map<ImageFigure, Usual> usual = new EnumMap<>(ImageFigure.class);
        for (ImageFigure figure : ImageFigure.values()) {
            Optional<Usual> bounds = bounds(row, figure.column());
            bounds.ifPresent(found -> usual.put(figure, found));
        }
        return usual;
    }

    private static Optional<Usual> bounds(ResultSet row, String column) throws SQLException {
        return row.getLong("n_" + column) < FEWEST
                ? Optional.empty()
                : Optional.of(new Usual(row.getDouble("p1_" + column), row.getDouble("p99_" + column)));
    }
}

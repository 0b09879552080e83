package dev.consilium.study;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.study.SeriesObjects.SeriesObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The grid of each series; measured when first asked for and kept, because the stored images never change. */
@Component
public class SeriesGrids {

    private final JdbcClient jdbc;
    private final SeriesRecords series;
    private final SeriesObjects objects;
    private final StoredImages images;
    private final TransactionTemplate apart;

    SeriesGrids(
            JdbcClient jdbc,
            SeriesRecords series,
            SeriesObjects objects,
            StoredImages images,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.series = series;
        this.objects = objects;
        this.images = images;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @throws dev.consilium.common.Refusal NOT_FOUND */
    public SeriesGrid of(String seriesId) {
        return kept(seriesId).orElseGet(() -> {
            SeriesGrid measured = measure(seriesId);
            keepApart(seriesId, measured);
            return measured;
        });
    }

    private SeriesGrid measure(String seriesId) {
        series.require(seriesId);
        GridMeasurement measurement = new GridMeasurement();
        for (SeriesObject object : objects.ofSeries(seriesId)) {
            measurement.add(images.open(object));
        }
        return measurement.grid();
    }

    private Optional<SeriesGrid> kept(String seriesId) {
        return jdbc.sql("select * from series_grid where series_id = :series")
                .param("series", seriesId)
                .query(SeriesGrids::row)
                .optional();
    }

    /** In a transaction of its own, because who asks may only be reading; two who measure at the same time learn the same. */
    private void keepApart(String seriesId, SeriesGrid grid) {
        try {
            apart.executeWithoutResult(status -> keep(seriesId, grid));
        } catch (DuplicateKeyException keptByAnother) {
            // the same grid
        }
    }

    private void keep(String seriesId, SeriesGrid grid) {
        jdbc.sql("""
                insert into series_grid (series_id, slice_count, row_count, column_count, slice_mm, row_mm, column_mm)
                select :series, cast(:slices as integer), cast(:rows as integer), cast(:columns as integer),
                       cast(:slice as double precision), cast(:row as double precision), cast(:column as double precision)
                where not exists (select 1 from series_grid where series_id = :series)""")
                .param("series", seriesId)
                .param("slices", grid.shape().slices())
                .param("rows", grid.shape().rows())
                .param("columns", grid.shape().columns())
                .param("slice", grid.sliceMm(), java.sql.Types.DOUBLE)
                .param("row", grid.rowMm(), java.sql.Types.DOUBLE)
                .param("column", grid.columnMm(), java.sql.Types.DOUBLE)
                .update();
    }

    private static SeriesGrid row(ResultSet row, int number) throws SQLException {
        return new SeriesGrid(
                new GridShape(row.getInt("slice_count"), row.getInt("row_count"), row.getInt("column_count")),
                row.getObject("slice_mm", Double.class),
                row.getObject("row_mm", Double.class),
                row.getObject("column_mm", Double.class));
    }
}

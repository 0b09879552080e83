package dev.consilium.study;

import dev.consilium.common.Ids;
import dev.consilium.common.SqlTime;
import java.time.Clock;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A series without images, but with a grid on which labels can lie; in a sandbox only. */
@Component
@Profile("dry-run")
public class FictitiousSeries {

    private static final int SLICES = 40;
    private static final int SIDE = 512;

    private final JdbcClient jdbc;
    private final SeriesRecords series;
    private final Clock clock;

    FictitiousSeries(JdbcClient jdbc, SeriesRecords series, Clock clock) {
        this.jdbc = jdbc;
        this.series = series;
        this.clock = clock;
    }

    /** @return its id */
    @Transactional
    public String create(String projectId, String modality) {
        String intake = Ids.random();
        String id = Ids.random();
        jdbc.sql("""
                insert into intake (id, project_id, received_by, received_at, content_digest)
                values (:id, :project, 'system:dry-run', :at, '-')""")
                .param("id", intake)
                .param("project", projectId)
                .param("at", SqlTime.of(clock.instant()))
                .update();
        series.add(id, projectId, intake, 0, modality);
        series.move(id, SeriesState.ACCEPTED, Verdict.PASS);
        jdbc.sql("""
                insert into series_grid (series_id, slice_count, row_count, column_count, slice_mm, row_mm, column_mm)
                values (:id, :slices, :side, :side, 1, 1, 1)""")
                .param("id", id)
                .param("slices", SLICES)
                .param("side", SIDE)
                .update();
        return id;
    }
}

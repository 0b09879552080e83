package dev.consilium.study;

import java.sql.Types;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of where series come from. */
@Repository
class SeriesOrigins {

    private final JdbcClient jdbc;

    SeriesOrigins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(String seriesId, SeriesOrigin origin) {
        if (of(seriesId).isPresent()) {
            return;
        }
        jdbc.sql("""
                insert into series_origin (series_id, patient, manufacturer, protocol, studied)
                values (:series, :patient, :manufacturer, :protocol, :studied)""")
                .param("series", seriesId)
                .param("patient", origin.patient())
                .param("manufacturer", origin.manufacturer())
                .param("protocol", origin.protocol())
                .param("studied", origin.studied(), Types.DATE)
                .update();
    }

    Optional<SeriesOrigin> of(String seriesId) {
        return jdbc.sql("select patient, manufacturer, protocol, studied from series_origin where series_id = :series")
                .param("series", seriesId)
                .query(SeriesOrigin.class)
                .optional();
    }
}

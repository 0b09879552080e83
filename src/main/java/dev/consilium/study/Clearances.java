package dev.consilium.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.common.Ids;
import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of clearances; the database lets none be changed. */
@Repository
class Clearances {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Clearances(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(String seriesId, Clearance clearance) {
        jdbc.sql("""
                insert into series_clearance (id, series_id, regions, signed_by, signer_name, meaning, signed_at, digest)
                values (:id, :series, :regions, :by, :name, :meaning, :at, :digest)""")
                .param("id", Ids.random())
                .param("series", seriesId)
                .param("regions", write(clearance.regions()))
                .param("by", clearance.signerId())
                .param("name", clearance.signerName())
                .param("meaning", clearance.meaning())
                .param("at", SqlTime.of(clearance.signedAt()))
                .param("digest", clearance.digest())
                .update();
    }

    /** The latest: a series that came back from its case is cleared once more. */
    Optional<Clearance> latest(String seriesId) {
        return jdbc.sql(
                        "select * from series_clearance where series_id = :series order by signed_at desc, id fetch first row only")
                .param("series", seriesId)
                .query(this::clearance)
                .optional();
    }

    private Clearance clearance(ResultSet row, int n) throws SQLException {
        return new Clearance(
                read(row.getString("regions")),
                row.getString("signed_by"),
                row.getString("signer_name"),
                row.getString("meaning"),
                SqlTime.instant(row, "signed_at"),
                row.getString("digest"));
    }

    private String write(List<MarkedRegion> regions) {
        try {
            return json.writeValueAsString(regions);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<MarkedRegion> read(String regions) {
        try {
            return List.of(json.readValue(regions, MarkedRegion[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

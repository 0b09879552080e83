package dev.consilium.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.dicom.PixelRegion;
import dev.consilium.imaging.DeviceRule;
import dev.consilium.imaging.ImageSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of device rules. */
@Repository
class DeviceRuleRecords {

    private static final TypeReference<List<PixelRegion>> REGIONS = new TypeReference<>() {};
    private static final String SELECT = """
            select id, project_id, modality, manufacturer, model, image_type, image_rows, image_columns, regions, series_id,
                author_id, created_at
            from device_rule r where not exists (select 1 from device_rule_end e where e.rule_id = r.id)""";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    DeviceRuleRecords(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(LearnedRule learned) {
        ImageSource source = learned.rule().source();
        jdbc.sql("""
                insert into device_rule (id, project_id, modality, manufacturer, model, image_type, image_rows, image_columns,
                    regions, series_id, author_id, created_at)
                values (:id, :project, :modality, :manufacturer, :model, :type, :rows, :columns, :regions, :series, :author, :at)""")
                .param("id", learned.id())
                .param("project", learned.projectId())
                .param("modality", source.modality())
                .param("manufacturer", source.manufacturer())
                .param("model", source.model())
                .param("type", source.imageType())
                .param("rows", source.rows())
                .param("columns", source.columns())
                .param("regions", write(learned.rule().regions()))
                .param("series", learned.seriesId())
                .param("author", learned.authorId())
                .param("at", learned.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return whether it held until now */
    boolean end(String id, String by, Instant at) {
        return jdbc.sql("""
                        insert into device_rule_end (rule_id, ended_by, ended_at)
                        select r.id, cast(:by as varchar(36)), cast(:at as timestamp with time zone) from device_rule r
                        where r.id = :id and not exists (select 1 from device_rule_end e where e.rule_id = r.id)""")
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Those that have not ended, the newest first. */
    List<LearnedRule> ofProject(String projectId) {
        return jdbc.sql(SELECT + " and project_id = :project order by created_at desc, id")
                .param("project", projectId)
                .query(this::learned)
                .list();
    }

    Optional<LearnedRule> find(String id) {
        return jdbc.sql(SELECT + " and id = :id")
                .param("id", id)
                .query(this::learned)
                .optional();
    }

    private LearnedRule learned(ResultSet row, int n) throws SQLException {
        ImageSource source = new ImageSource(
                row.getString("modality"),
                row.getString("manufacturer"),
                row.getString("model"),
                row.getString("image_type"),
                row.getInt("image_rows"),
                row.getInt("image_columns"));
        return new LearnedRule(
                row.getString("id"),
                row.getString("project_id"),
                new DeviceRule(source, read(row.getString("regions"))),
                row.getString("series_id"),
                row.getString("author_id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private String write(List<PixelRegion> regions) {
        try {
            return json.writeValueAsString(regions);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<PixelRegion> read(String regions) {
        try {
            return json.readValue(regions, REGIONS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

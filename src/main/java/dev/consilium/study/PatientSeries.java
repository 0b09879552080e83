package dev.consilium.study;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accepted series of one patient in one project, as far as their de-identified headers say whose they are; never those of another project,
 * and none of a patient without a pseudonym.
 */
@Component
public class PatientSeries {

    /** Those of the patient of a series, which is {@code me} here. */
    private static final String FAMILY = """
             from series me
             join series_origin mine on mine.series_id = me.id
             join series_origin o on o.patient = mine.patient
             join series s on s.id = o.series_id and s.project_id = me.project_id
            where mine.patient <> '' and s.state = 'ACCEPTED' and s.study_uid is not null and s.modality is not null""";

    private final JdbcClient jdbc;

    PatientSeries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param studied moved as all days of the patient, null where it is not known; @param slices images over all frames */
    public record Member(
            String id,
            String studyUid,
            String modality,
            @Nullable LocalDate studied,
            int slices) {}

    /** With the series itself, the newest study first. */
    @Transactional(readOnly = true)
    public List<Member> around(String seriesId) {
        return jdbc.sql("""
                select s.id, s.study_uid, s.modality, o.studied,
                       (select coalesce(sum(b.frames), 0) from series_object b where b.series_id = s.id) as slices
                """ + FAMILY
                        + " and me.id = :series order by o.studied desc nulls last, s.study_uid, s.intake_id, s.seq")
                .param("series", seriesId)
                .query(Member.class)
                .list();
    }

    /** Ids of all that are around one of these. */
    @Transactional(readOnly = true)
    public List<String> around(Collection<String> seriesIds) {
        return seriesIds.isEmpty()
                ? List.of()
                : jdbc.sql("select distinct s.id" + FAMILY + " and me.id in (:series) order by s.id")
                        .param("series", seriesIds)
                        .query(String.class)
                        .list();
    }
}

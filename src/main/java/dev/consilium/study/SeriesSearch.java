package dev.consilium.study;

import dev.consilium.identity.Actor;
import dev.consilium.study.ImageReach.Reach;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** De-identified series by their UIDs, as far as somebody may see their images. */
@Component
public class SeriesSearch {

    private static final int BATCH = 200;
    private static final String SELECT = """
            select s.id, s.study_uid, s.series_uid, s.modality,
                   (select count(*) from series_object o where o.series_id = s.id) as objects
            from series s
            where s.study_uid is not null and s.series_uid is not null and s.state not in ('REJECTED', 'WITHDRAWN')""";

    /** What the gate let through comes before another copy of the same. */
    private static final String ORDER = " order by s.study_uid, s.series_uid,"
            + " case when s.state = 'ACCEPTED' then 0 else 1 end, s.intake_id, s.seq";

    /** What to look for; an empty set asks nothing. */
    public record Criteria(Set<String> studies, Set<String> series, Set<String> modalities) {

        /** What it asks of a series. */
        public boolean ofSeries(Found found) {
            return (series.isEmpty() || series.contains(found.seriesUid()))
                    && (modalities.isEmpty() || modalities.contains(String.valueOf(found.modality())));
        }
    }

    /** Projection images of one Series Instance UID are a series each. */
    public record Found(
            String id,
            String studyUid,
            String seriesUid,
            @Nullable String modality,
            int objects) {}

    private final JdbcClient jdbc;
    private final ObjectProvider<ImageReach> reaches;
    private final ObjectProvider<ImageAccess> accesses;

    SeriesSearch(JdbcClient jdbc, ObjectProvider<ImageReach> reaches, ObjectProvider<ImageAccess> accesses) {
        this.jdbc = jdbc;
        this.reaches = reaches;
        this.accesses = accesses;
    }

    /**
     * Studies of which a series matches, in order of their UIDs, each with those of its series that do.
     *
     * @param offset studies to leave out; @param limit studies at most
     */
    public List<List<Found>> studies(Criteria criteria, Actor actor, int offset, int limit) {
        ImageReach reaching = reaches.getIfAvailable();
        ImageAccess access = accesses.getIfAvailable();
        if (reaching == null || access == null) {
            return List.of();
        }
        Reach reach = reaching.of(actor);
        Map<String, List<Found>> studies = new LinkedHashMap<>();
        int looked = 0;
        List<Found> batch = reached(criteria, reach, looked);
        while (!batch.isEmpty()) {
            for (Found row : batch) {
                if (studies.size() == offset + limit && !studies.containsKey(row.studyUid())) {
                    return after(offset, studies.values());
                }
                if (access.mayView(actor, row.id())) {
                    studies.computeIfAbsent(row.studyUid(), uid -> new ArrayList<>())
                            .add(row);
                }
            }
            looked += batch.size();
            batch = batch.size() < BATCH ? List.of() : reached(criteria, reach, looked);
        }
        return after(offset, studies.values());
    }

    private static List<List<Found>> after(int offset, Collection<List<Found>> groups) {
        return groups.stream().skip(offset).toList();
    }

    /** Series of a study. @param seriesUid null is any */
    public List<Found> named(String studyUid, @Nullable String seriesUid, Actor actor) {
        ImageAccess access = accesses.getIfAvailable();
        if (access == null) {
            return List.of();
        }
        return jdbc
                .sql(SELECT + " and s.study_uid = :study" + (seriesUid == null ? "" : " and s.series_uid = :series")
                        + ORDER)
                .param("study", studyUid)
                .param("series", seriesUid)
                .query(Found.class)
                .list()
                .stream()
                .filter(row -> access.mayView(actor, row.id()))
                .toList();
    }

    private List<Found> reached(Criteria criteria, Reach reach, int offset) {
        return jdbc.sql(SELECT + " and (s.project_id in (:projects) or s.id in (:reached))" + matching(criteria) + ORDER
                        + " offset :offset rows fetch next :batch rows only")
                .param("projects", some(reach.projects()))
                .param("reached", some(reach.series()))
                .param("studies", some(criteria.studies()))
                .param("series", some(criteria.series()))
                .param("modalities", some(criteria.modalities()))
                .param("offset", offset)
                .param("batch", BATCH)
                .query(Found.class)
                .list();
    }

    private static String matching(Criteria criteria) {
        return (criteria.studies().isEmpty() ? "" : " and s.study_uid in (:studies)")
                + (criteria.series().isEmpty() ? "" : " and s.series_uid in (:series)")
                + (criteria.modalities().isEmpty() ? "" : " and s.modality in (:modalities)");
    }

    /** SQL knows no empty list. */
    private static Collection<String> some(Set<String> values) {
        return values.isEmpty() ? List.of("") : values;
    }
}

package dev.consilium.arbitration.consensus;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.common.SqlTime;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Readings as they were before anybody who had seen another answer said anything to the reader. What was handed in after a reading
 * was sent back is dependent: it counts for its case, but says nothing about how reliable the reader is.
 */
@Component
class IndependentReadings {

    private static final String SENT_BACK = """
            select r.reading_id, min(r.asked_at) as asked_at from rework_request r join reading_case c on c.id = r.case_id
            where c.project_id = :project group by r.reading_id""";

    private final JdbcClient jdbc;
    private final Readings readings;

    IndependentReadings(JdbcClient jdbc, Readings readings) {
        this.jdbc = jdbc;
        this.readings = readings;
    }

    /** Of these cases of a project, those that count; each with its last independent revision. */
    List<Reading> of(String projectId, Collection<String> caseIds) {
        Map<String, Instant> sentBack = sentBack(projectId);
        return readings.submittedOf(caseIds).stream()
                .map(reading -> independent(reading, sentBack.get(reading.id())))
                .toList();
    }

    private Map<String, Instant> sentBack(String projectId) {
        return jdbc
                .sql(SENT_BACK)
                .param("project", projectId)
                .query((row, number) -> Map.entry(row.getString("reading_id"), SqlTime.instant(row, "asked_at")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Reading independent(Reading reading, @Nullable Instant sentBack) {
        if (sentBack == null) {
            return reading;
        }
        List<Annotation> before = readings.revisions(reading.caseId()).getOrDefault(reading.id(), List.of()).stream()
                .filter(revision -> !revision.createdAt().isAfter(sentBack))
                .toList();
        return before.isEmpty() ? reading : reading.with(before.get(before.size() - 1));
    }
}

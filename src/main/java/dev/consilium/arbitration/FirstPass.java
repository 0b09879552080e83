package dev.consilium.arbitration;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.common.SqlTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Readings as their readers gave them on their own: of one that a specialist sent back, what it said before. What counts for agreement
 * between readers; a correction after a hint is no independent reading.
 */
@Component
@Transactional(readOnly = true)
public class FirstPass {

    private static final int CASES_PER_QUERY = 500;

    private final Readings readings;
    private final JdbcClient jdbc;

    FirstPass(Readings readings, JdbcClient jdbc) {
        this.readings = readings;
        this.jdbc = jdbc;
    }

    /** Those that count, in the order they were handed in. */
    public List<Reading> of(Collection<String> caseIds) {
        return before(readings.submittedOf(caseIds), sentBack(caseIds));
    }

    /** Of one case also those that were set aside when it was reopened. */
    public List<Reading> handedIn(String caseId) {
        return before(readings.handedIn(caseId), sentBack(List.of(caseId)));
    }

    private List<Reading> before(List<Reading> submitted, Map<String, Instant> sentBack) {
        if (sentBack.isEmpty()) {
            return submitted;
        }
        Map<String, List<Annotation>> revisions = readings.revisionsOf(sentBack.keySet());
        return submitted.stream()
                .map(reading ->
                        before(reading, sentBack.get(reading.id()), revisions.getOrDefault(reading.id(), List.of())))
                .toList();
    }

    private static Reading before(Reading reading, @Nullable Instant sentBack, List<Annotation> revisions) {
        if (sentBack == null) {
            return reading;
        }
        return revisions.stream()
                .filter(revision -> !revision.createdAt().isAfter(sentBack))
                .reduce((earlier, later) -> later)
                .map(reading::with)
                .orElse(reading);
    }

    /** When each reading was first sent back, by its id; what it says after that is dependent. */
    public Map<String, Instant> sentBack(Collection<String> caseIds) {
        List<String> ids = new ArrayList<>(caseIds);
        Map<String, Instant> first = new HashMap<>();
        for (int from = 0; from < ids.size(); from += CASES_PER_QUERY) {
            jdbc.sql("""
                    select reading_id, min(asked_at) as first_at from rework_request
                    where case_id in (:cases) group by reading_id""")
                    .param("cases", ids.subList(from, Math.min(ids.size(), from + CASES_PER_QUERY)))
                    .query(row -> {
                        first.put(row.getString("reading_id"), SqlTime.instant(row, "first_at"));
                    });
        }
        return first;
    }
}

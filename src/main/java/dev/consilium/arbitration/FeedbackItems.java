package dev.consilium.arbitration;

import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.common.Ids;
import dev.consilium.common.SqlTime;
import dev.consilium.project.Cases;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Feedback to readers who differed from the ground truth. */
@Component
@Transactional
public class FeedbackItems {

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Readings readings;
    private final GroundTruths groundTruths;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FeedbackItems(
            JdbcClient jdbc,
            Cases cases,
            Readings readings,
            GroundTruths groundTruths,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.readings = readings;
        this.groundTruths = groundTruths;
        this.events = events;
        this.clock = clock;
    }

    /** One item per reader who differed; none for an ambiguous case; idempotent. @return how many items the case has now */
    public int give(String caseId) {
        GroundTruth truth = groundTruths.latest(caseId).orElseThrow();
        int given = count(caseId);
        if (given > 0 || truth.origin() == GroundTruth.Origin.AMBIGUOUS) {
            return given;
        }
        Set<String> value = Values.of(truth.labels());
        List<Reading> differing = readings.submitted(caseId).stream()
                .filter(reading -> !Values.of(reading).equals(value))
                .toList();
        differing.forEach(reading -> add(caseId, reading, value));
        if (!differing.isEmpty()) {
            events.publishEvent(new FeedbackGiven(caseId, cases.get(caseId).projectId(), differing.size()));
        }
        return differing.size();
    }

    /** The latest fifty of a reader, newest first. */
    @Transactional(readOnly = true)
    public List<FeedbackItem> of(String readerId) {
        return jdbc.sql("select * from feedback_item where reader_id = :reader order by created_at desc, id"
                        + " fetch first 50 rows only")
                .param("reader", readerId)
                .query(FeedbackItems::row)
                .list();
    }

    private int count(String caseId) {
        return jdbc.sql("select count(*) from feedback_item where case_id = :case")
                .param("case", caseId)
                .query(Integer.class)
                .single();
    }

    private void add(String caseId, Reading reading, Set<String> truth) {
        jdbc.sql("""
                insert into feedback_item (id, case_id, reader_id, given, truth, created_at)
                values (:id, :case, :reader, :given, :truth, :at)""")
                .param("id", Ids.random())
                .param("case", caseId)
                .param("reader", reading.readerId())
                .param("given", Values.text(Values.of(reading)))
                .param("truth", Values.text(truth))
                .param("at", SqlTime.of(clock.instant()))
                .update();
    }

    private static FeedbackItem row(ResultSet row, int number) throws SQLException {
        return new FeedbackItem(
                row.getString("id"),
                row.getString("case_id"),
                row.getString("reader_id"),
                row.getString("given"),
                row.getString("truth"),
                SqlTime.instant(row, "created_at"));
    }

    /** @param given value the reader gave; @param truth value of the ground truth */
    public record FeedbackItem(
            String id, String caseId, String readerId, String given, String truth, Instant createdAt) {}
}

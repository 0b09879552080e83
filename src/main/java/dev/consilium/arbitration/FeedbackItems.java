package dev.consilium.arbitration;

import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.common.Ids;
import dev.consilium.common.Page;
import dev.consilium.common.Refusal;
import dev.consilium.common.SqlTime;
import dev.consilium.project.Cases;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Feedback to readers who differed from the ground truth. They see it once that truth is released. */
@Component
@Transactional
public class FeedbackItems {

    private static final int LONGEST_TEXT = 4000;
    private static final int PAGE = 20;

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

    /**
     * One item per reader who differed, in place of those of an earlier truth that nobody has seen; none for an ambiguous case.
     * Idempotent. @return how many items there are of this truth now
     */
    public int give(String caseId) {
        GroundTruth truth = groundTruths.latest(caseId).orElseThrow();
        int given = count(truth.id());
        if (given > 0) {
            return given;
        }
        dropUnreleased(caseId);
        if (truth.origin() == GroundTruth.Origin.AMBIGUOUS) {
            return 0;
        }
        List<Reading> differing = differing(truth, readings.submitted(caseId));
        differing.forEach(reading -> add(truth, reading, Values.of(truth.labels())));
        if (!differing.isEmpty()) {
            events.publishEvent(new FeedbackGiven(caseId, cases.get(caseId).projectId(), differing.size()));
        }
        return differing.size();
    }

    /** In a class, or in a lesion as the decision has it; a consensus has the lesions of all of its readings. */
    private List<Reading> differing(GroundTruth truth, Collection<Reading> given) {
        Set<String> value = Values.of(truth.labels());
        Set<String> dissenting = groundTruths.dissenting(truth);
        return given.stream()
                .filter(reading -> !Values.of(reading).equals(value) || dissenting.contains(reading.id()))
                .toList();
    }

    /** What an audit says of readings to their readers, and of the truth to those who said the same. */
    void audited(CaseAudit audit, Map<Integer, Reading> byNumber, GroundTruth truth) {
        Set<String> value = Values.of(truth.labels());
        List<Reading> differing = differing(truth, byNumber.values());
        byNumber.forEach((number, reading) -> {
            String onTruth = differing.contains(reading) ? "" : audit.textOnTruth();
            String text = String.join(
                    "\n",
                    Stream.of(audit.textFor(number), onTruth)
                            .filter(part -> !part.isEmpty())
                            .toList());
            if (!text.isEmpty()) {
                insert(audit.caseId(), reading, FeedbackItem.Source.AUDIT, audit.id(), value, shortened(text));
            }
        });
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }

    /** The case is closed: from now on its readers see what is there for them. */
    void release(String caseId) {
        jdbc.sql("update feedback_item set released_at = :at where case_id = :case and released_at is null")
                .param("at", SqlTime.of(clock.instant()))
                .param("case", caseId)
                .update();
    }

    /** The case begins anew: what tells of a truth that was never released goes, what an auditor said is shown. */
    void reopened(String caseId) {
        dropUnreleased(caseId);
        release(caseId);
    }

    /** Of a reader, newest first. */
    @Transactional(readOnly = true)
    public Page<FeedbackItem> of(String readerId, int page) {
        return Page.of(
                page,
                PAGE,
                released(readerId, "select count(*)").query(Integer.class).single(),
                (offset, limit) -> released(
                                readerId,
                                "select *",
                                " order by created_at desc, id offset :offset rows fetch next :limit rows only")
                        .param("offset", offset)
                        .param("limit", limit)
                        .query(FeedbackItems::row)
                        .list());
    }

    /** How many the reader has not opened yet. */
    @Transactional(readOnly = true)
    public int unseen(String readerId) {
        return released(readerId, "select count(*)", " and seen_at is null")
                .query(Integer.class)
                .single();
    }

    /** The reader opens it, so it is new no more. @throws Refusal NOT_FOUND also for that of somebody else */
    public FeedbackItem open(String id, String readerId) {
        FeedbackItem item = released(readerId, "select *", " and id = :id")
                .param("id", id)
                .query(FeedbackItems::row)
                .optional()
                .orElseThrow(() -> Refusal.notFound("feedback"));
        jdbc.sql("update feedback_item set seen_at = :at where id = :id and seen_at is null")
                .param("at", SqlTime.of(clock.instant()))
                .param("id", id)
                .update();
        return item;
    }

    /** Whether a reader has been told something of a case. */
    @Transactional(readOnly = true)
    public boolean isGiven(String caseId, String readerId) {
        return released(readerId, "select count(*)", " and case_id = :case")
                        .param("case", caseId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Cases that a reader has been told something of, in order of their ids. */
    @Transactional(readOnly = true)
    public List<String> casesTold(String readerId, int most) {
        return released(readerId, "select distinct case_id", " order by case_id fetch first :most rows only")
                .param("most", most)
                .query(String.class)
                .list();
    }

    private JdbcClient.StatementSpec released(String readerId, String select, String... further) {
        return jdbc.sql(select + " from feedback_item where reader_id = :reader and released_at is not null"
                        + String.join("", further))
                .param("reader", readerId);
    }

    private int count(String sourceId) {
        return jdbc.sql("select count(*) from feedback_item where source_id = :source")
                .param("source", sourceId)
                .query(Integer.class)
                .single();
    }

    private void dropUnreleased(String caseId) {
        jdbc.sql("delete from feedback_item where case_id = :case and source = 'TRUTH' and released_at is null")
                .param("case", caseId)
                .update();
    }

    private void add(GroundTruth truth, Reading reading, Set<String> value) {
        insert(truth.caseId(), reading, FeedbackItem.Source.TRUTH, truth.id(), value, null);
    }

    private void insert(
            String caseId,
            Reading reading,
            FeedbackItem.Source source,
            String sourceId,
            Set<String> truth,
            @Nullable String text) {
        jdbc.sql("""
                insert into feedback_item (id, case_id, reader_id, source, source_id, given, truth, text, created_at)
                values (:id, :case, :reader, :source, :sourceId, :given, :truth, :text, :at)""")
                .param("id", Ids.random())
                .param("case", caseId)
                .param("reader", reading.readerId())
                .param("source", source.name())
                .param("sourceId", sourceId)
                .param("given", Values.text(Values.of(reading)))
                .param("truth", Values.text(truth))
                .param("text", text, java.sql.Types.VARCHAR)
                .param("at", SqlTime.of(clock.instant()))
                .update();
    }

    private static FeedbackItem row(ResultSet row, int number) throws SQLException {
        return new FeedbackItem(
                row.getString("id"),
                row.getString("case_id"),
                row.getString("reader_id"),
                FeedbackItem.Source.valueOf(row.getString("source")),
                row.getString("given"),
                row.getString("truth"),
                row.getString("text"),
                SqlTime.instant(row, "created_at"),
                row.getObject("seen_at") == null);
    }

    /**
     * @param given value the reader gave; @param truth value of the ground truth
     * @param text what an auditor said of the reading, null for feedback on the truth alone
     * @param unseen its reader has not opened it yet
     */
    public record FeedbackItem(
            String id,
            String caseId,
            String readerId,
            Source source,
            String given,
            String truth,
            @Nullable String text,
            Instant createdAt,
            boolean unseen) {

        /** Where it comes from. */
        public enum Source {
            TRUTH,
            AUDIT
        }
    }
}

package dev.consilium.arbitration;

import dev.consilium.common.SqlTime;
import dev.consilium.quality.metric.Proportion;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How often a reader's readings came to what the cases came to, month by month; for that reader alone. */
@Component
@Transactional(readOnly = true)
public class OwnAgreement {

    /** Closed cases with one truth, and whether the reader was told to differ from the latest. */
    private static final String READINGS = """
            select c.closed_at, (select count(*) from feedback_item f
                                 where f.case_id = c.id and f.reader_id = r.reader_id and f.source = 'TRUTH'
                                   and f.source_id = (select t.id from ground_truth t where t.case_id = c.id
                                                      order by t.revision desc fetch first 1 row only)) as told
            from reading r join reading_case c on c.id = r.case_id
            where r.reader_id = :reader and r.submitted_at is not null and r.set_aside_at is null
              and c.state in ('ACCEPTED', 'VALIDATED', 'ARBITRATED') and c.closed_at is not null""";

    private final JdbcClient jdbc;

    OwnAgreement(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param share readings of which the reader was not told that they differ, of all in cases closed in this month, UTC */
    public record Month(YearMonth month, Proportion share) {}

    private record Compared(YearMonth month, boolean same) {}

    /** Newest first; months without a case are left out. */
    public List<Month> of(String readerId) {
        Map<YearMonth, List<Compared>> months = jdbc
                .sql(READINGS)
                .param("reader", readerId)
                .query((row, number) -> new Compared(
                        YearMonth.from(SqlTime.instant(row, "closed_at").atOffset(ZoneOffset.UTC)),
                        row.getInt("told") == 0))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Compared::month));
        return months.entrySet().stream()
                .map(month -> new Month(month.getKey(), share(month.getValue())))
                .sorted(Comparator.comparing(Month::month).reversed())
                .toList();
    }

    private static Proportion share(List<Compared> compared) {
        int same = Math.toIntExact(compared.stream().filter(Compared::same).count());
        return Proportion.of(same, compared.size());
    }
}

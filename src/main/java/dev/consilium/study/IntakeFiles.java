package dev.consilium.study;

import dev.consilium.common.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of the files of an intake, one by one, in the order in which they were sent. */
@Component
@Transactional(readOnly = true)
public class IntakeFiles {

    private static final int PAGE = 50;
    private static final String EACH = """
            select o.sent_part as part, o.sent_entry as entry, null as code, s.id as series, s.state as state
            from series_object o join series s on s.id = o.series_id
            where s.intake_id = :intake and o.sent_part is not null
            union all
            select r.sent_part, r.sent_entry, r.code, null, null
            from intake_rejection r where r.intake_id = :intake and r.sent_part is not null
            """;

    private final JdbcClient jdbc;

    IntakeFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public FileOutcome.Counts counts(String intakeId) {
        return jdbc.sql("""
                select (select count(*) from series_object o join series s on s.id = o.series_id
                        where s.intake_id = :intake) as taken,
                       (select count(*) from intake_rejection where intake_id = :intake and code = :twice) as duplicates,
                       (select count(*) from intake_rejection where intake_id = :intake and code <> :twice) as refused""")
                .param("intake", intakeId)
                .param("twice", FileOutcome.DUPLICATE)
                .query(FileOutcome.Counts.class)
                .single();
    }

    /** Codes of what was refused, by the file that was sent, from 1; what was only sent twice is not among it. */
    public Map<Integer, String> refusals(String intakeId) {
        Map<Integer, String> codes = new HashMap<>();
        jdbc.sql("select sent_part, code from intake_rejection"
                        + " where intake_id = :intake and sent_part is not null and code <> :twice order by seq")
                .param("intake", intakeId)
                .param("twice", FileOutcome.DUPLICATE)
                .query(row -> {
                    codes.putIfAbsent(row.getInt("sent_part"), row.getString("code"));
                });
        return codes;
    }

    /** Nothing for an intake from before files were numbered. @param page from 1 */
    public Page<FileOutcome> of(String intakeId, int page) {
        int total = jdbc.sql("select count(*) from (" + EACH + ") f")
                .param("intake", intakeId)
                .query(Integer.class)
                .single();
        return Page.of(page, PAGE, total, (offset, limit) -> rows(intakeId, offset, limit));
    }

    private List<FileOutcome> rows(String intakeId, int offset, int limit) {
        return jdbc.sql("select * from (" + EACH + ") f order by part, coalesce(entry, 0)"
                        + " offset :offset rows fetch next :limit rows only")
                .param("intake", intakeId)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> {
                    String state = row.getString("state");
                    return new FileOutcome(
                            row.getInt("part"),
                            row.getObject("entry", Integer.class),
                            row.getString("code"),
                            row.getString("series"),
                            state == null ? null : SeriesState.valueOf(state));
                })
                .list();
    }
}

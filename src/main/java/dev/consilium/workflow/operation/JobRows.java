package dev.consilium.workflow.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The engine's table of jobs, read only and never row by row: its queries would need one statement per count, and know neither
 * locks nor since when a job without a due date waits. Its columns hold local times without a zone.
 */
@Repository
class JobRows {

    /** @param dueSince null where none is due */
    record Counted(int due, @Nullable Instant dueSince, int failing, int exhausted, int locked, int onHold) {}

    private final JdbcClient jdbc;

    JobRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Counted count(Instant now) {
        return jdbc.sql("""
                select count(case when alive and not locked and is_due then 1 end) as due,
                    min(case when alive and not locked and is_due then since end) as due_since,
                    count(case when retries > 0 and failed then 1 end) as failing,
                    count(case when retries = 0 then 1 end) as exhausted,
                    count(case when locked then 1 end) as locked,
                    count(case when on_hold then 1 end) as on_hold
                from (select retries_ as retries,
                        exception_msg_ is not null or exception_stack_id_ is not null as failed,
                        suspension_state_ <> 1 as on_hold,
                        retries_ > 0 and suspension_state_ = 1 as alive,
                        lock_exp_time_ is not null and lock_exp_time_ > :now as locked,
                        duedate_ is null or duedate_ <= :now as is_due,
                        coalesce(duedate_, create_time_) as since
                    from act_ru_job) job""")
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Counted(
                        row.getInt("due"),
                        instant(row, "due_since"),
                        row.getInt("failing"),
                        row.getInt("exhausted"),
                        row.getInt("locked"),
                        row.getInt("on_hold")))
                .single();
    }

    /** Those of diagrams: the engine has some of its own. */
    List<NextTimer> next(Instant now, int most) {
        return jdbc.sql("""
                select p.name_ as process, d.act_id_ as element, j.duedate_ as due
                from act_ru_job j
                join act_ru_jobdef d on d.id_ = j.job_def_id_
                join act_re_procdef p on p.id_ = j.process_def_id_
                where j.type_ = 'timer' and j.retries_ > 0 and j.suspension_state_ = 1 and j.duedate_ > :now
                order by j.duedate_, j.id_ fetch first :most rows only""")
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((row, number) -> new NextTimer(
                        row.getString("process"),
                        row.getString("element"),
                        row.getTimestamp("due").toInstant()))
                .list();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}

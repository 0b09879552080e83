package dev.consilium.project;

import dev.consilium.common.Digests;
import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.common.SqlTime;
import dev.consilium.identity.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every message to a case with its reason, for ever; rows of {@code case_message}. */
@Component
@Transactional
public class CaseMessages {

    private static final int LONGEST_REASON = 1000;

    /** A message as it was kept. @param reason absent where none is asked for */
    public record Sent(CaseMessage message, @Nullable String reason, String sentBy, Instant sentAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    CaseMessages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @return SHA-256 of the reason, for the trail, which holds no free text
     * @throws Refusal INVALID {@code REASON_MISSING}, {@code REASON_TOO_LONG}
     */
    public String keep(String caseId, CaseMessage message, String reason, Actor by) {
        String text = required(reason);
        add(caseId, message, text, by);
        return Digests.sha256Hex(text);
    }

    /** Without a reason. */
    void keep(String caseId, CaseMessage message, Actor by) {
        add(caseId, message, null, by);
    }

    /** Oldest first; for those who oversee the case. */
    @Transactional(readOnly = true)
    public List<Sent> of(String caseId) {
        return jdbc.sql(
                        "select message, reason, sent_by, sent_at from case_message where case_id = :case order by sent_at, id")
                .param("case", caseId)
                .query((row, number) -> new Sent(
                        CaseMessage.valueOf(row.getString("message")),
                        row.getString("reason"),
                        row.getString("sent_by"),
                        SqlTime.instant(row, "sent_at")))
                .list();
    }

    /** Who sent messages to cases of the project, and when for the first time; for pseudonyms that stay. */
    @Transactional(readOnly = true)
    public Map<String, Instant> firstSent(String projectId) {
        Map<String, Instant> first = new HashMap<>();
        jdbc.sql("""
                select m.sent_by, min(m.sent_at) as first_at from case_message m join reading_case c on c.id = m.case_id
                where c.project_id = :project group by m.sent_by""").param("project", projectId).query(row -> {
            first.put(row.getString("sent_by"), SqlTime.instant(row, "first_at"));
        });
        return first;
    }

    /** How often a case of the project was withdrawn or reopened: it only grows, and when it does earlier exports hold too much. */
    @Transactional(readOnly = true)
    public int takenBack(String projectId) {
        return jdbc.sql("""
                select count(*) from case_message m join reading_case c on c.id = m.case_id
                where c.project_id = :project and m.message in (:messages)""")
                .param("project", projectId)
                .param("messages", List.of(CaseMessage.WITHDRAW.name(), CaseMessage.REOPEN.name()))
                .query(Integer.class)
                .single();
    }

    private void add(String caseId, CaseMessage message, @Nullable String reason, Actor by) {
        jdbc.sql("""
                insert into case_message (id, case_id, message, reason, sent_by, sent_at)
                values (:id, :case, :message, :reason, :by, :at)""")
                .param("id", Ids.random())
                .param("case", caseId)
                .param("message", message.name())
                .param("reason", reason, java.sql.Types.VARCHAR)
                .param("by", by.id())
                .param("at", SqlTime.of(clock.instant()))
                .update();
    }

    /** @throws Refusal INVALID {@code REASON_MISSING}, {@code REASON_TOO_LONG} */
    static String required(String reason) {
        String text = reason.replace("\0", "").strip();
        if (text.isEmpty()) {
            throw Refusal.invalid("REASON_MISSING", "Say why in a few words.");
        }
        if (text.length() > LONGEST_REASON) {
            throw Refusal.invalid("REASON_TOO_LONG", "Say why in at most " + LONGEST_REASON + " characters.");
        }
        return text;
    }
}

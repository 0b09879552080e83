package dev.consilium.project;

import dev.consilium.common.Digests;
import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.common.SqlTime;
import dev.consilium.identity.Actor;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every message to a case with its reason, for ever; rows of {@code case_message}. */
@Component
@Transactional
public class CaseMessages {

    private static final int LONGEST_REASON = 1000;

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

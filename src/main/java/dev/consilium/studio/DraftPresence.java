package dev.consilium.studio;

import dev.consilium.common.SqlTime;
import dev.consilium.identity.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has a file of a draft open. A page says so every now and then; who has not for a while is gone. Each statement stands alone. */
@Component
public class DraftPresence {

    private static final Duration GONE = Duration.ofSeconds(45);

    private final JdbcClient jdbc;
    private final DraftAccess access;
    private final Clock clock;

    DraftPresence(JdbcClient jdbc, DraftAccess access, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.clock = clock;
    }

    /** @return ids of the others who have it open. @throws dev.consilium.common.Refusal NOT_FOUND, UNPROCESSABLE {@code DRAFT_FILE_NAME} */
    public List<String> here(String draftId, String name, Actor actor) {
        access.require(draftId, actor);
        DraftFiles.requireName(name);
        Instant now = clock.instant();
        jdbc.sql("delete from protocol_draft_presence where draft_id = :draft and seen_at < :gone")
                .param("draft", draftId)
                .param("gone", SqlTime.of(now.minus(GONE)))
                .update();
        say(draftId, name, actor.id(), now);
        return jdbc.sql("""
                select person_id from protocol_draft_presence
                where draft_id = :draft and name = :name and person_id <> :me order by person_id""")
                .param("draft", draftId)
                .param("name", name)
                .param("me", actor.id())
                .query(String.class)
                .list();
    }

    private void say(String draftId, String name, String person, Instant now) {
        boolean known = statement("""
                update protocol_draft_presence set seen_at = :at
                where draft_id = :draft and name = :name and person_id = :me""", draftId, name, person, now) > 0;
        if (!known) {
            try {
                statement("""
                        insert into protocol_draft_presence (draft_id, name, person_id, seen_at)
                        values (:draft, :name, :me, :at)""", draftId, name, person, now);
            } catch (DuplicateKeyException anotherWindow) {
                // said by another window of the same person at the same moment
            }
        }
    }

    private int statement(String sql, String draftId, String name, String person, Instant now) {
        return jdbc.sql(sql)
                .param("draft", draftId)
                .param("name", name)
                .param("me", person)
                .param("at", SqlTime.of(now))
                .update();
    }
}

package dev.consilium.studio;

import dev.consilium.common.SqlTime;
import dev.consilium.identity.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has a file of a draft open. A page says so every now and then; who has not for a while is gone. */
@Component
@Transactional
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

    /** @return ids of the others who have it open. @throws dev.consilium.common.Refusal NOT_FOUND */
    public List<String> here(String draftId, String name, Actor actor) {
        access.require(draftId, actor);
        Instant now = clock.instant();
        jdbc.sql("""
                delete from protocol_draft_presence
                where draft_id = :draft and name = :name and (person_id = :me or seen_at < :gone)""")
                .param("draft", draftId)
                .param("name", name)
                .param("me", actor.id())
                .param("gone", SqlTime.of(now.minus(GONE)))
                .update();
        jdbc.sql("insert into protocol_draft_presence (draft_id, name, person_id, seen_at) values (:draft, :name, :me, :at)")
                .param("draft", draftId)
                .param("name", name)
                .param("me", actor.id())
                .param("at", SqlTime.of(now))
                .update();
        return jdbc.sql("""
                select person_id from protocol_draft_presence
                where draft_id = :draft and name = :name and person_id <> :me order by person_id""")
                .param("draft", draftId)
                .param("name", name)
                .param("me", actor.id())
                .query(String.class)
                .list();
    }
}

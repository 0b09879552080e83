package dev.consilium.worklist;

import dev.consilium.common.SqlTime;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which guides are for a person, and which tours they have closed: a closed one comes back only when asked for. */
@Component
@Transactional
public class Tours {
    private final Memberships memberships;
    private final People people;
    private final JdbcClient jdbc;
    private final Clock clock;

    Tours(Memberships memberships, People people, JdbcClient jdbc, Clock clock) {
        this.memberships = memberships;
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One for each role the person has in any project. */
    @Transactional(readOnly = true)
    public List<Guide> of(Actor person) {
        Stream<Guide> roles = memberships.allRolesOf(person.id()).stream().map(Guide::of);
        boolean admin = people.get(person.id()).admin();
        return Stream.concat(roles, admin ? Stream.of(Guide.ADMINISTRATOR) : Stream.empty())
                .toList();
    }

    /** The first one, unless it was closed: whoever is more than one thing is not led round twice. */
    @Transactional(readOnly = true)
    public Optional<Guide> unseen(Actor person) {
        return of(person).stream().findFirst().filter(guide -> !isSeen(person, guide));
    }

    /** Idempotent, also where two pages close it in the same instant. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void close(Guide guide, Actor person) {
        if (!isSeen(person, guide)) {
            try {
                keep(guide, person);
            } catch (DuplicateKeyException e) {
                // the other page was faster
            }
        }
    }

    private void keep(Guide guide, Actor person) {
        jdbc.sql("insert into tour_seen (person_id, tour, seen_at) values (:person, :tour, :at)")
                .param("person", person.id())
                .param("tour", guide.code())
                .param("at", SqlTime.of(clock.instant()))
                .update();
    }

    private boolean isSeen(Actor person, Guide guide) {
        return jdbc.sql("select count(*) from tour_seen where person_id = :person and tour = :tour")
                        .param("person", person.id())
                        .param("tour", guide.code())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}

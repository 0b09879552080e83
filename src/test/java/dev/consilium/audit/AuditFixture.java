package dev.consilium.audit;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.consilium.common.DomainEvent;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import dev.consilium.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A trail on a database of its own; {@code lea} leads project {@code p1}, {@code ann} reads in it. */
final class AuditFixture {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456Z");

    record Happened(
            String type,
            String subjectId,
            @Nullable String actorId,
            @Nullable String projectId,
            Map<String, String> facts)
            implements DomainEvent {

        static Happened to(String subjectId) {
            return new Happened("CaseStateChanged", subjectId, "ann", "p1", Map.of("state", "READING", "detail", ""));
        }
    }

    final Memberships memberships = mock(Memberships.class);
    final TestDatabase database;
    final TransactionTemplate transaction;
    final Recording recording;
    final AuditTrail trail;

    AuditFixture(TestDatabase database) {
        this.database = database;
        transaction = database.transaction();
        AuditEntries entries = new AuditEntries(database.jdbc(), new NamedParameterJdbcTemplate(database.dataSource()));
        trail = new AuditTrail(entries);
        when(memberships.rolesOf(any(), any())).thenReturn(EnumSet.noneOf(Role.class));
        when(memberships.rolesOf("p1", "ann")).thenReturn(EnumSet.of(Role.SPECIALIST, Role.ANNOTATOR));
        when(memberships.rolesOf("p1", "lea")).thenReturn(Set.of(Role.LEAD));
        recording = new Recording(
                new Chain(entries),
                entries,
                memberships,
                new Signed(),
                transaction.getTransactionManager(),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    void inTransaction(DomainEvent... events) {
        transaction.executeWithoutResult(status -> {
            for (DomainEvent event : events) {
                recording.on(event);
            }
        });
    }

    /** Whoever acts is {@code lea}. */
    private static final class Signed implements CurrentActor {

        @Override
        public Optional<Actor> find() {
            return Optional.of(Actor.person("lea"));
        }

        @Override
        public Actor require() {
            return find().orElseThrow();
        }

        @Override
        public <T> T as(Actor actor, Supplier<T> work) {
            return work.get();
        }
    }
}

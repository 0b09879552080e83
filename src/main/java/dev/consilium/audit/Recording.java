package dev.consilium.audit;

import dev.consilium.common.DomainEvent;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records every domain event in the transaction that published it, one entry each; both commit or neither. A replay records
 * nothing.
 */
@Component
@Profile("!replay")
class Recording {

    private static final Actor NOBODY = Actor.system("application");

    private final Chain chain;
    private final AuditEntries entries;
    private final Memberships memberships;
    private final CurrentActor current;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    Recording(
            Chain chain,
            AuditEntries entries,
            Memberships memberships,
            CurrentActor current,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.chain = chain;
        this.entries = entries;
        this.memberships = memberships;
        this.current = current;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Before other listeners, so that what they do in answer stands behind it. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(DomainEvent event) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            record(event);
        } else {
            ownTransaction.executeWithoutResult(status -> record(event));
        }
    }

    private void record(DomainEvent event) {
        UnwrittenEntries unwritten = UnwrittenEntries.ofTransaction(chain);
        String actorId = actorOf(event);
        String projectId = projectOf(event, unwritten);
        unwritten.add(new Occurrence(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                event.type(),
                actorId,
                roles(projectId, actorId),
                event.subjectId(),
                projectId,
                event.facts()));
    }

    private String actorOf(DomainEvent event) {
        String own = event.actorId();
        return own == null ? current.find().orElse(NOBODY).id() : own;
    }

    private @Nullable String projectOf(DomainEvent event, UnwrittenEntries unwritten) {
        String own = event.projectId();
        return own != null
                ? own
                : entries.projectOf(event.subjectId())
                        .or(() -> unwritten.projectOf(event.subjectId()))
                        .orElse(null);
    }

    private List<String> roles(@Nullable String projectId, String actorId) {
        return projectId == null
                ? List.of()
                : memberships.rolesOf(projectId, actorId).stream()
                        .map(Role::group)
                        .sorted()
                        .toList();
    }
}

package dev.consilium.audit;

import dev.consilium.common.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Appends to the chain inside the caller's transaction; what cannot be recorded may not happen. */
@Component
class Chain {

    private static final Logger log = LoggerFactory.getLogger(Chain.class);

    private final AuditEntries entries;

    Chain(AuditEntries entries) {
        this.entries = entries;
    }

    /** @throws Refusal UNAVAILABLE {@code AUDIT_UNAVAILABLE} */
    void append(List<Occurrence> told) {
        try {
            entries.append(linked(told, entries.lockEnd()));
        } catch (ConcurrencyFailureException e) {
            throw e;
        } catch (DataAccessException e) {
            log.error(
                    "Security alert: {} audit entries cannot be written, their transaction is undone", told.size(), e);
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "AUDIT_UNAVAILABLE",
                    "This could not be recorded in the audit trail, so nothing was done; try again later.",
                    e);
        }
    }

    private static List<AuditEntry> linked(List<Occurrence> told, ChainEnd end) {
        List<AuditEntry> linked = new ArrayList<>(told.size());
        ChainEnd last = end;
        for (Occurrence occurrence : told) {
            AuditEntry entry = occurrence.after(last);
            linked.add(entry);
            last = ChainEnd.at(entry);
        }
        return linked;
    }
}

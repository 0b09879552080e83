package dev.consilium.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What one transaction has to record. It is written last thing before the commit, so that the end of the chain, which everybody
 * needs, is locked for moments and after every other lock: no two transactions can wait for each other.
 */
final class UnwrittenEntries implements TransactionSynchronization, Ordered {

    private final Chain chain;
    private final List<Occurrence> unwritten = new ArrayList<>();
    private boolean committing;

    private UnwrittenEntries(Chain chain) {
        this.chain = chain;
    }

    /** Of the transaction of this thread, which must be there. */
    static UnwrittenEntries ofTransaction(Chain chain) {
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof UnwrittenEntries entries) {
                return entries;
            }
        }
        UnwrittenEntries entries = new UnwrittenEntries(chain);
        TransactionSynchronizationManager.registerSynchronization(entries);
        return entries;
    }

    void add(Occurrence told) {
        unwritten.add(told);
        if (committing) {
            write();
        }
    }

    /** The project an entry of this transaction names for the subject. */
    Optional<String> projectOf(String subjectId) {
        return unwritten.stream()
                .filter(told -> told.subjectId().equals(subjectId))
                .findFirst()
                .map(Occurrence::projectId);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        committing = true;
        write();
    }

    /** After all others, which may still do something worth recording. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    private void write() {
        chain.append(List.copyOf(unwritten));
        unwritten.clear();
    }
}

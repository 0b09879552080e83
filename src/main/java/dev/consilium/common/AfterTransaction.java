package dev.consilium.common;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Work that must wait for the outcome of the transaction. It cannot undo the outcome: what fails is logged and swept later. */
public final class AfterTransaction {

    private static final Logger log = LoggerFactory.getLogger(AfterTransaction.class);

    private AfterTransaction() {}

    public static void committed(Runnable work) {
        register(TransactionSynchronization.STATUS_COMMITTED, work);
    }

    public static void rolledBack(Runnable work) {
        register(TransactionSynchronization.STATUS_ROLLED_BACK, work);
    }

    private static void register(int outcome, Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == outcome) {
                    run(work);
                }
            }
        });
    }

    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn(
                    "What had to wait for a transaction failed: {}",
                    e.getClass().getSimpleName());
        }
    }
}

package dev.consilium.worklist;

import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a step in its own transaction and once more from the start where another one was faster: siblings that complete at the
 * same instant make the engine refuse the slower, and no person should ever see that.
 */
@Component
class FreshTransactions {
    private static final int ATTEMPTS = 4;

    private final TransactionTemplate transaction;

    FreshTransactions(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    <T> T call(Supplier<T> step) {
        for (int attempt = 1; ; attempt++) {
            try {
                return java.util.Objects.requireNonNull(transaction.execute(status -> step.get()));
            } catch (ConcurrencyFailureException slower) {
                if (attempt == ATTEMPTS) {
                    throw slower;
                }
            }
        }
    }

    void run(Runnable step) {
        call(() -> {
            step.run();
            return Boolean.TRUE;
        });
    }
}

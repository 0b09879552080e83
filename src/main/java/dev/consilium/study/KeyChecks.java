package dev.consilium.study;

import dev.consilium.common.SqlTime;
import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What tells the key that a project uses from any other, and nothing else of it: a value that only that key gives. */
@Repository
class KeyChecks {

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    KeyChecks(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    Optional<String> find(String projectId) {
        return jdbc.sql("select check_value from project_key where project_id = :project")
                .param("project", projectId)
                .query(String.class)
                .optional();
    }

    /** Keeps the value in a transaction of its own, so that no other waits for a whole series. @return the one that is kept */
    String keep(String projectId, String value) {
        try {
            ownTransaction.executeWithoutResult(status -> jdbc.sql(
                            "insert into project_key (project_id, check_value, used_since) values (:project, :value, :at)")
                    .param("project", projectId)
                    .param("value", value)
                    .param("at", SqlTime.of(clock.instant()))
                    .update());
        } catch (DuplicateKeyException otherWasFirst) {
            // Theirs counts.
        }
        return find(projectId).orElse(value);
    }
}

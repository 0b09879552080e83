package dev.consilium.arbitration.consensus;

import dev.consilium.common.AfterTransaction;
import dev.consilium.project.CaseStateChanged;
import dev.consilium.project.Cases;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Asks for a fit when a case has been closed, away from the transaction that closed it: a fit takes long in a large project, and its
 * fault is no reason to keep a case open. What a stop of the node or a fault leaves out, the next closing makes up for.
 */
@Component
@Profile("!replay")
class ReaderModelUpkeep {

    private static final Logger log = LoggerFactory.getLogger(ReaderModelUpkeep.class);

    private static final int PATIENCE_SECONDS = 5;

    private final ReaderModelFitting fitting;
    private final Cases cases;

    /** The case closed last, by project, of those not looked at yet. */
    private final Map<String, String> closed = new ConcurrentHashMap<>();

    private final ExecutorService work = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "reader-models");
        thread.setDaemon(true);
        return thread;
    });

    ReaderModelUpkeep(ReaderModelFitting fitting, Cases cases) {
        this.fitting = fitting;
        this.cases = cases;
    }

    @EventListener
    void on(CaseStateChanged event) {
        if (event.state().settled()) {
            AfterTransaction.committed(() -> ask(event));
        }
    }

    private void ask(CaseStateChanged event) {
        if (closed.put(event.projectId(), event.caseId()) == null && !work.isShutdown()) {
            work.execute(() -> fit(event.projectId()));
        }
    }

    private void fit(String projectId) {
        String caseId = closed.remove(projectId);
        try {
            if (caseId != null) {
                fitting.fitIfDue(projectId, cases.schemaOf(caseId));
            }
        } catch (RuntimeException e) {
            log.error(
                    "The readers of project {} could not be fitted; the next case that is closed has it tried again",
                    projectId,
                    e);
        }
    }

    @PreDestroy
    void stop() {
        work.shutdown();
        try {
            if (!work.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                log.warn(
                        "Readers were still being fitted when the server stopped; the next case that is closed has it tried again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.consilium.dataset;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes exports one after the other, away from requests. While an export waits or runs here its row says so every second; what falls
 * silent was interrupted. File, row and audit record become true together: the file is renamed before the transaction commits, and
 * removed where it does not.
 */
@Component
class ExportRunner {

    private static final Logger log = LoggerFactory.getLogger(ExportRunner.class);
    private static final long LAST_CASE_SECONDS = 10;

    private final DatasetExport export;
    private final Exports exports;
    private final ExportFiles files;
    private final CurrentActor current;
    private final TransactionTemplate transaction;
    private final Clock clock;

    private final Set<Run> runs = ConcurrentHashMap.newKeySet();
    private final ExecutorService work = Executors.newSingleThreadExecutor(task -> thread("export", task));
    private final ScheduledExecutorService pulse =
            Executors.newSingleThreadScheduledExecutor(task -> thread("export-pulse", task));
    private boolean beating;

    ExportRunner(
            DatasetExport export,
            Exports exports,
            ExportFiles files,
            CurrentActor current,
            TransactionTemplate transaction,
            Clock clock) {
        this.export = export;
        this.exports = exports;
        this.files = files;
        this.current = current;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The row is committed already. */
    synchronized void start(ExportRow row) {
        Run run = new Run(row);
        runs.add(run);
        if (!beating) {
            beating = true;
            pulse.scheduleWithFixedDelay(this::beat, 1, 1, TimeUnit.SECONDS);
        }
        try {
            work.execute(() -> make(run));
        } catch (RejectedExecutionException stopping) {
            runs.remove(run);
            exports.interrupted(row);
        }
    }

    private void make(Run run) {
        try {
            run.begin();
            current.as(Actor.person(run.row.requestedBy()), () -> {
                written(run);
                return Boolean.TRUE;
            });
        } catch (BrokenOff e) {
            exports.interrupted(run.row);
        } catch (RuntimeException e) {
            failed(run, e);
        } finally {
            runs.remove(run);
        }
    }

    private void written(Run run) {
        String name = run.row.fileName();
        boolean stands = false;
        try {
            transaction.executeWithoutResult(status -> write(run, name));
            stands = true;
        } finally {
            if (!stands) {
                remove(name);
            }
        }
    }

    private void write(Run run, String name) {
        try {
            DatasetExport.Written[] written = new DatasetExport.Written[1];
            long size = files.write(
                    name,
                    out -> written[0] = export.write(
                            run.row.projectId(),
                            run.row.format(),
                            out,
                            Actor.person(run.row.requestedBy()),
                            run::written));
            if (!exports.ready(run.row, written[0], size, clock.instant())) {
                throw new BrokenOff();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void failed(Run run, RuntimeException e) {
        String reason = e instanceof Refusal refusal
                ? refusal.code()
                : e instanceof UncheckedIOException ? "EXPORT_NOT_WRITABLE" : "EXPORT_BROKEN";
        if (!(e instanceof Refusal)) {
            log.error("Export {} failed: {}", run.row.id(), reason, e);
        }
        exports.failed(run.row, reason, clock.instant());
    }

    private void remove(String name) {
        try {
            files.remove(name);
        } catch (IOException e) {
            log.warn("A file of an export was left behind: {}", e.getClass().getSimpleName());
        }
    }

    private void beat() {
        for (Run run : runs) {
            try {
                run.alive();
            } catch (RuntimeException e) {
                log.warn(
                        "An export could not say that it goes on: {}",
                        e.getClass().getSimpleName());
            }
        }
    }

    /** A thread that writes to a database of files must not be interrupted, so the export breaks itself off at its next case. */
    @PreDestroy
    void stop() throws InterruptedException {
        breakOff();
        if (!work.awaitTermination(LAST_CASE_SECONDS, TimeUnit.SECONDS)) {
            log.warn("An export did not end in time; it will be found interrupted");
        }
    }

    synchronized void breakOff() {
        runs.forEach(run -> run.superseded = true);
        pulse.shutdown();
        work.shutdown();
    }

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** One attempt in this process. */
    private final class Run {

        private final ExportRow row;
        private volatile ExportState state = ExportState.REQUESTED;
        private volatile int done;
        private volatile int total;
        private volatile boolean superseded;

        Run(ExportRow row) {
            this.row = row;
            this.total = row.casesTotal();
        }

        void begin() {
            state = ExportState.RUNNING;
            alive();
            goOn();
        }

        void alive() {
            if (!superseded && !exports.alive(row, state, done, total, clock.instant())) {
                superseded = true;
            }
        }

        void written(int cases, int of) {
            goOn();
            done = cases;
            total = of;
        }

        private void goOn() {
            if (superseded) {
                throw new BrokenOff();
            }
        }
    }

    /** The export is not wanted any more: the server stops, or somebody started it again elsewhere. */
    private static final class BrokenOff extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BrokenOff() {
            super("broken off", null, false, false);
        }
    }
}

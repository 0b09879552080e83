package dev.consilium.studio.trial;

import dev.consilium.common.Refusal;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.Replay;
import dev.consilium.workflow.protocol.ReplayPace;
import dev.consilium.workflow.protocol.Replayed;
import dev.consilium.workflow.recorded.ReplayedTable;
import dev.consilium.workflow.sandbox.Sandbox;
import dev.consilium.workflow.sandbox.Sandboxes;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The replays that run on this node, in threads of their own, each in a sandbox of its own; there are no more than sandboxes. */
@Component
class ReplayRunner {

    private static final Logger log = LoggerFactory.getLogger(ReplayRunner.class);
    private static final int SIDE_BY_SIDE = 2;

    private final Sandboxes sandboxes;
    private final ReplayRows rows;
    private final Clock clock;
    private final Map<String, Running> runs = new ConcurrentHashMap<>();
    private final ExecutorService work =
            Executors.newFixedThreadPool(SIDE_BY_SIDE, task -> thread("studio-replay", task));
    private final ScheduledExecutorService pulse =
            Executors.newSingleThreadScheduledExecutor(task -> thread("studio-replay-pulse", task));
    private boolean beating;

    ReplayRunner(Sandboxes sandboxes, ReplayRows rows, Clock clock) {
        this.sandboxes = sandboxes;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * @param record keeps the run, once there is a place for it
     * @throws Refusal CONFLICT {@code SANDBOX_YOURS}, UNAVAILABLE {@code SANDBOX_BUSY}
     */
    synchronized void start(ReplayRun run, Runnable record, ProtocolBundle draft, ReplaySource source) {
        Sandbox sandbox = sandboxes.open(Sandbox.Purpose.REPLAY, run.requestedBy());
        try {
            record.run();
        } catch (RuntimeException e) {
            sandbox.close();
            throw e;
        }
        Running running = new Running(sandbox);
        runs.put(run.id(), running);
        if (!beating) {
            beating = true;
            pulse.scheduleWithFixedDelay(this::beat, 1, 1, TimeUnit.SECONDS);
        }
        work.execute(() -> make(run.id(), running, draft, source));
    }

    void cancel(String runId) {
        Running running = runs.get(runId);
        if (running != null) {
            running.wanted = false;
            running.sandbox.close();
        }
    }

    private void make(String id, Running running, ProtocolBundle draft, ReplaySource source) {
        try (Sandbox sandbox = running.sandbox) {
            ReplayPace pace = ReplayPace.besideServer((done, of) -> running.done = done, () -> running.wanted);
            Replayed replayed = sandbox.call(context ->
                    context.getBean(Replay.class).runDraft(draft, source.categories(), source.cases(), pace));
            sandbox.close(); // whoever sees that it is done may begin the next
            rows.done(id, replayed.report(), table(replayed), clock.instant());
        } catch (Refusal e) {
            rows.end(
                    id,
                    running.wanted ? ReplayState.FAILED : ReplayState.CANCELLED,
                    running.wanted ? e.sentence() : null,
                    clock.instant());
        } catch (RuntimeException e) {
            log.error("Replay {} failed", id, e);
            rows.end(id, ReplayState.FAILED, null, clock.instant());
        } finally {
            runs.remove(id);
        }
    }

    private static String table(Replayed replayed) {
        StringWriter out = new StringWriter();
        try {
            ReplayedTable.writeGuarded(replayed.cases(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** Tells how far each is, and learns whether somebody cancelled it on another node. */
    private void beat() {
        runs.forEach((id, running) -> {
            try {
                if (!rows.alive(id, running.done, clock.instant())) {
                    running.wanted = false;
                }
            } catch (RuntimeException e) {
                log.warn(
                        "A replay could not say that it goes on: {}",
                        e.getClass().getSimpleName());
            }
        });
    }

    @PreDestroy
    void stop() {
        pulse.shutdownNow();
        runs.forEach((id, running) -> {
            rows.end(id, ReplayState.INTERRUPTED, null, clock.instant());
            running.wanted = false;
        });
        work.shutdown();
    }

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private static final class Running {

        private final Sandbox sandbox;
        private volatile boolean wanted = true;
        private volatile int done;

        Running(Sandbox sandbox) {
            this.sandbox = sandbox;
        }
    }
}

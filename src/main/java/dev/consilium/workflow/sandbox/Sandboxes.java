package dev.consilium.workflow.sandbox;

import dev.consilium.common.Refusal;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** The sandboxes of this node: few at once, one for a person, and none that nobody uses. */
@Component
@Profile("!replay")
public class Sandboxes {

    /** Each holds an engine and a database in memory. */
    static final int MOST = 2;

    static final Duration IDLE = Duration.ofMinutes(15);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ApplicationContext server;
    private final Clock clock;
    private final List<Sandbox> open = new ArrayList<>();
    private final ScheduledExecutorService upkeep = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sandbox-upkeep");
        thread.setDaemon(true);
        return thread;
    });
    private boolean watched;

    Sandboxes(ApplicationContext server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /**
     * Starts in its own thread; the first call waits for it.
     *
     * @param person who tries something in it
     * @throws Refusal CONFLICT {@code SANDBOX_YOURS} where that person has one, UNAVAILABLE {@code SANDBOX_BUSY}
     */
    public synchronized Sandbox open(Sandbox.Purpose purpose, String person) {
        closeIdle();
        if (open.stream().anyMatch(sandbox -> sandbox.isOf(person) && !sandbox.isClosed())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "SANDBOX_YOURS",
                    "You are trying a protocol already. Let your replay end, or end your dry run, before you begin another one;"
                            + " a dry run ends by itself after 15 minutes without a step.");
        }
        if (open.size() >= MOST) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "SANDBOX_BUSY",
                    "Others are trying protocols on this server right now. Try again in a few minutes.");
        }
        Sandbox sandbox = new Sandbox(new SandboxContext(application(), server), purpose, person, clock, this::closed);
        open.add(sandbox);
        if (!watched) {
            watched = true;
            upkeep.scheduleWithFixedDelay(this::closeIdle, 1, 1, TimeUnit.MINUTES);
        }
        return sandbox;
    }

    synchronized void closeIdle() {
        List.copyOf(open).stream().filter(sandbox -> sandbox.idleFor(IDLE)).forEach(Sandbox::close);
    }

    synchronized int open() {
        return open.size();
    }

    private synchronized void closed(Sandbox sandbox) {
        open.remove(sandbox);
    }

    /** Whatever class the server itself was started with. */
    private Class<?> application() {
        String bean = server.getBeanNamesForAnnotation(SpringBootApplication.class)[0];
        return ClassUtils.getUserClass(java.util.Objects.requireNonNull(server.getType(bean)));
    }

    @PreDestroy
    void closeAll() throws InterruptedException {
        upkeep.shutdownNow();
        List<Sandbox> left;
        synchronized (this) {
            left = List.copyOf(open);
        }
        left.forEach(Sandbox::close);
        for (Sandbox sandbox : left) {
            sandbox.awaitEnd(PATIENCE);
        }
    }
}

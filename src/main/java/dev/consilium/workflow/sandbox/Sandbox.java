package dev.consilium.workflow.sandbox;

import dev.consilium.common.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;

/** One engine apart from the server's. Its work runs in one thread of its own, so nothing of a request reaches it, nor the reverse. */
public final class Sandbox implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Sandbox.class);

    /** What is done in a sandbox. */
    public enum Purpose {
        REPLAY("replay"),
        DRY_RUN("replay,dry-run");

        private final String profiles;

        Purpose(String profiles) {
            this.profiles = profiles;
        }

        String profiles() {
            return profiles;
        }
    }

    private final SandboxContext context;
    private final Purpose purpose;
    private final String person;
    private final Clock clock;
    private final Consumer<Sandbox> closed;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final ExecutorService work;
    private volatile Instant usedAt;
    private volatile int busy;
    private SandboxContext.@Nullable Started started;

    Sandbox(SandboxContext context, Purpose purpose, String person, Clock clock, Consumer<Sandbox> closed) {
        this.context = context;
        this.purpose = purpose;
        this.person = person;
        this.clock = clock;
        this.closed = closed;
        this.usedAt = clock.instant();
        this.work = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "sandbox");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Waits for it as long as it takes.
     *
     * @throws Refusal what the work was refused with, CONFLICT {@code SANDBOX_CLOSED}
     */
    public <T> T call(Function<ApplicationContext, T> what) {
        return call(what, Duration.ofDays(1));
    }

    /** As {@link #call(Function)}. @throws Refusal UNAVAILABLE {@code SANDBOX_STUCK} where it takes longer; the sandbox is closed then */
    public <T> T call(Function<ApplicationContext, T> what, Duration longest) {
        return call(what, longest, true);
    }

    /** As {@link #call(Function, Duration)}, but whoever only looks does not keep it from being idle. */
    public <T> T look(Function<ApplicationContext, T> what, Duration longest) {
        return call(what, longest, false);
    }

    private <T> T call(Function<ApplicationContext, T> what, Duration longest, boolean use) {
        Future<T> running = submit(what, use);
        try {
            return running.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            running.cancel(true);
            close();
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "SANDBOX_STUCK",
                    "The draft came to no end within " + longest.toSeconds() + " seconds and was stopped.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private <T> Future<T> submit(Function<ApplicationContext, T> what, boolean use) {
        try {
            return work.submit(() -> {
                busy++;
                try {
                    return what.apply(context());
                } finally {
                    usedAt = use ? clock.instant() : usedAt;
                    busy--;
                }
            });
        } catch (RejectedExecutionException e) {
            throw new Refusal(Refusal.Kind.CONFLICT, "SANDBOX_CLOSED", "This sandbox is closed.", e);
        }
    }

    private ApplicationContext context() {
        if (started == null) {
            started = context.start(purpose);
        }
        return started.context();
    }

    public boolean isClosed() {
        return closing.get();
    }

    boolean isOf(String who) {
        return person.equals(who);
    }

    boolean idleFor(Duration time) {
        return busy == 0 && usedAt.plus(time).isBefore(clock.instant());
    }

    /** Gives its place to the next at once where nothing is running, else as soon as what runs has ended. */
    @Override
    public void close() {
        if (closing.getAndSet(true)) {
            return;
        }
        work.execute(this::end);
        work.shutdown();
    }

    /** After {@link #close}. */
    public void awaitEnd(Duration longest) throws InterruptedException {
        if (!work.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            log.warn("A sandbox was still at work long after it was closed");
        }
    }

    private void end() {
        try {
            SandboxContext.Started running = started;
            if (running != null) {
                context.end(running);
            }
        } catch (RuntimeException e) {
            log.warn("A sandbox did not close: {}", e.getMessage());
        } finally {
            closed.accept(this);
        }
    }
}

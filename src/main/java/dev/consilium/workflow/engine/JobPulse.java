package dev.consilium.workflow.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When this node last worked on jobs. The table of jobs cannot tell: what is done is gone from it. */
@Component
public class JobPulse {

    private final AtomicReference<@Nullable Instant> last = new AtomicReference<>();
    private final Clock clock;

    JobPulse(Clock clock) {
        this.clock = clock;
    }

    /** Empty until the first job since the start. */
    public Optional<Instant> last() {
        return Optional.ofNullable(last.get());
    }

    void beat() {
        last.set(clock.instant());
    }
}

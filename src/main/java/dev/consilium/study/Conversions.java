package dev.consilium.study;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How many answers decode whole objects at a time: each holds an object as it is kept and a decoded frame in memory until it is sent. */
@Component
public class Conversions {

    /** How long one waits for a turn. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int AT_A_TIME = 4;

    private final Semaphore turns = new Semaphore(AT_A_TIME, true);

    /** Until it is closed. */
    public interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** Empty where it does not come in time. */
    public Optional<Turn> next() {
        try {
            return turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    ? Optional.of(turns::release)
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}

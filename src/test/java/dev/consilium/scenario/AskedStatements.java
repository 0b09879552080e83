package dev.consilium.scenario;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts the statements that requests send to the database, as the server's own log has them; those of jobs are left out. */
final class AskedStatements extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger log = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
    private final AtomicInteger count = new AtomicInteger();

    AskedStatements() {
        start();
        log.setLevel(Level.DEBUG);
        log.setAdditive(false);
        log.addAppender(this);
    }

    int count() {
        return count.get();
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (Thread.currentThread().getName().startsWith("http")
                && event.getMessage().startsWith("Executing prepared SQL statement")) {
            count.incrementAndGet();
        }
    }

    @Override
    public void close() {
        log.detachAppender(this);
        log.setAdditive(true);
        log.setLevel(null);
    }
}

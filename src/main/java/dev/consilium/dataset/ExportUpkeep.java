package dev.consilium.dataset;

import dev.consilium.project.CaseMessages;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Removes, at start and every hour, files that were kept long enough, files that hold a case which was taken back since, and what a
 * crash left behind. The rows stay. Several nodes may do it at once.
 */
@Component
@Profile("!replay")
class ExportUpkeep {

    private static final Logger log = LoggerFactory.getLogger(ExportUpkeep.class);
    private static final long PATIENCE_SECONDS = 5;
    private static final Duration STILL_BEING_WRITTEN = Duration.ofHours(6);

    private final Exports exports;
    private final ExportFiles files;
    private final DatasetSettings settings;
    private final CaseMessages messages;
    private final Clock clock;
    private final ScheduledExecutorService hourly = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "export-upkeep");
        thread.setDaemon(true);
        return thread;
    });

    ExportUpkeep(Exports exports, ExportFiles files, DatasetSettings settings, CaseMessages messages, Clock clock) {
        this.exports = exports;
        this.files = files;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        hourly.scheduleWithFixedDelay(this::tidy, 0, 1, TimeUnit.HOURS);
    }

    @PreDestroy
    void stop() {
        hourly.shutdown();
        try {
            if (!hourly.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                log.warn("Old exports were still being removed when the server stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What cannot be removed now is tried again the next time, and keeps nothing else. */
    void tidy() {
        try {
            Instant now = clock.instant();
            exports.withFile().forEach(row -> attempt(row.fileName(), () -> expire(row, now)));
            removeStrays(now);
        } catch (IOException | RuntimeException e) {
            log.warn("Old exports could not be looked for: {}", e.getClass().getSimpleName());
        }
    }

    private void expire(ExportRow row, Instant now) throws IOException {
        if (row.view(now, settings, messages.takenBack(row.projectId())).state() != ExportState.READY) {
            files.remove(row.fileName());
            exports.fileGone(row.id(), now);
        }
    }

    private void removeStrays(Instant now) throws IOException {
        Set<String> kept = new HashSet<>();
        exports.withFile().forEach(row -> kept.add(row.fileName()));
        for (String name : files.writtenBefore(now.minus(STILL_BEING_WRITTEN).toEpochMilli())) {
            if (!kept.contains(name)) {
                attempt(name, () -> files.remove(name));
            }
        }
    }

    private interface Removal {
        void run() throws IOException;
    }

    private static void attempt(String name, Removal removal) {
        try {
            removal.run();
        } catch (IOException | RuntimeException e) {
            log.warn(
                    "The old export {} could not be removed: {}",
                    name,
                    e.getClass().getSimpleName());
        }
    }
}

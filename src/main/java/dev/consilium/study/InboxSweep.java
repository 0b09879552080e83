package dev.consilium.study;

import dev.consilium.common.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Removes at start what a crash left: parts of requests that ended long ago, intakes that never committed, and originals of
 * de-identified or rejected series.
 * An intake the database does not know is left alone unless its mark says that it never committed.
 */
@Component
@Profile("!replay")
class InboxSweep {

    private static final Logger log = LoggerFactory.getLogger(InboxSweep.class);
    private static final Duration STILL_RECEIVING = Duration.ofHours(6);

    private final StudySettings settings;
    private final Inbox inbox;
    private final Intakes intakes;
    private final SeriesObjects objects;
    private final Clock clock;

    InboxSweep(StudySettings settings, Inbox inbox, Intakes intakes, SeriesObjects objects, Clock clock) {
        this.settings = settings;
        this.inbox = inbox;
        this.intakes = intakes;
        this.objects = objects;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void sweep() {
        try {
            for (String intakeId : inbox.intakes()) {
                sweep(intakeId);
            }
            sweepRequests();
        } catch (IOException | UncheckedIOException e) {
            log.warn("The inbox could not be swept: {}", e.getClass().getSimpleName());
        }
    }

    private void sweep(String intakeId) throws IOException {
        if (intakes.find(intakeId).isPresent()) {
            inbox.keepOnly(intakeId, objects.namesInInbox(intakeId));
        } else if (inbox.abandonedBefore(intakeId, longAgo())) {
            inbox.discard(intakeId);
        }
    }

    private void sweepRequests() throws IOException {
        for (Path left : PrivateFiles.list(settings.received())) {
            if (Files.getLastModifiedTime(left).toMillis() < longAgo()) {
                PrivateFiles.removeTree(left);
            }
        }
    }

    private long longAgo() {
        return clock.instant().minus(STILL_RECEIVING).toEpochMilli();
    }
}

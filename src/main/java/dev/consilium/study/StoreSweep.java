package dev.consilium.study;

import dev.consilium.study.SeriesObjects.SeriesObject;
import dev.consilium.study.SeriesRecords.Cleaning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes at start the objects that cleaned ones have replaced, where a crash came between the two. */
@Component
@Profile("!replay")
class StoreSweep {

    private static final Logger log = LoggerFactory.getLogger(StoreSweep.class);

    private final SeriesRecords series;
    private final SeriesObjects objects;
    private final ObjectStore store;
    private final TransactionTemplate transaction;

    StoreSweep(SeriesRecords series, SeriesObjects objects, ObjectStore store, TransactionTemplate transaction) {
        this.series = series;
        this.objects = objects;
        this.store = store;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void sweep() {
        for (String seriesId : series.idsOf(Cleaning.CLEANED)) {
            try {
                transaction.executeWithoutResult(status -> sweep(seriesId));
            } catch (RuntimeException e) { // the next start tries again; this one goes on
                log.warn(
                        "Replaced objects of a series could not be removed: {}",
                        e.getClass().getSimpleName());
            }
        }
    }

    /** Nobody cleans the series meanwhile. */
    private void sweep(String seriesId) {
        if (series.lock(seriesId).cleaning() != Cleaning.CLEANED) {
            return;
        }
        try {
            store.keepOnly(
                    seriesId,
                    objects.ofSeries(seriesId).stream()
                            .map(SeriesObject::requireStored)
                            .collect(Collectors.toSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        series.cleaning(seriesId, Cleaning.DONE);
    }
}

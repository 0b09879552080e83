package dev.consilium.study;

import dev.consilium.common.AfterTransaction;
import dev.consilium.common.Digests;
import dev.consilium.identity.Actor;
import dev.consilium.study.SeriesRecords.SeriesRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the series of a study out, wherever they stand. What is still on its way in loses its files at once; of a series that was accepted
 * the de-identified objects stay, shown to nobody.
 */
@Component
public class SeriesWithdrawal {

    private static final Set<SeriesState> OVER = EnumSet.of(SeriesState.REJECTED, SeriesState.WITHDRAWN);

    private final SeriesRecords series;
    private final SeriesObjects objects;
    private final ObjectStore store;
    private final Inbox inbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SeriesWithdrawal(
            SeriesRecords series,
            SeriesObjects objects,
            ObjectStore store,
            Inbox inbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.series = series;
        this.objects = objects;
        this.store = store;
        this.inbox = inbox;
        this.events = events;
        this.clock = clock;
    }

    /** @param study its de-identified Study Instance UID, or the id of one of its series, which is all there is before */
    @Transactional(readOnly = true)
    public List<InProject> ofStudy(String study) {
        return series.ofStudy(study).stream()
                .map(record -> new InProject(record.id(), record.projectId()))
                .toList();
    }

    /** @return whether there was anything left to withdraw */
    @Transactional
    public boolean withdraw(String seriesId, String reason, Actor by) {
        SeriesRecord record = series.lock(seriesId);
        if (OVER.contains(record.state())) {
            return false;
        }
        series.decide(seriesId, SeriesState.WITHDRAWN.name(), reason, by.id(), clock.instant());
        series.move(seriesId, SeriesState.WITHDRAWN, record.verdict());
        if (record.state() != SeriesState.ACCEPTED) {
            List<String> originals = objects.ofSeries(seriesId).stream()
                    .map(SeriesObjects.SeriesObject::inboxName)
                    .toList();
            AfterTransaction.committed(() -> removeFiles(record, originals));
        }
        events.publishEvent(
                new SeriesWithdrawn(seriesId, record.projectId(), record.state(), by.id(), Digests.sha256Hex(reason)));
        return true;
    }

    private void removeFiles(SeriesRecord record, List<String> originals) {
        try {
            inbox.remove(record.intakeId(), originals);
            store.remove(record.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A series by its id, in the project it was sent to. */
    public record InProject(String seriesId, String projectId) {}
}

package dev.consilium.study;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Deidentifier;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.ReadLimits;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.CleanedObject;
import dev.consilium.imaging.ObjectDeidentification;
import dev.consilium.study.SeriesObjects.SeriesObject;
import dev.consilium.study.SeriesObjects.StoredObject;
import dev.consilium.study.SeriesRecords.SeriesRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** De-identifies every object of a received series into the object store and removes the originals. */
@Component
public class SeriesDeidentification {

    private final SeriesRecords series;
    private final SeriesObjects objects;
    private final Findings findings;
    private final Inbox inbox;
    private final ObjectStore store;
    private final ProjectKeys keys;
    private final DeviceRules rules;
    private final DicomToolkit toolkit;
    private final ReadLimits limits;
    private final StudySettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SeriesDeidentification(
            SeriesRecords series,
            SeriesObjects objects,
            Findings findings,
            Inbox inbox,
            ObjectStore store,
            ProjectKeys keys,
            DeviceRules rules,
            DicomToolkit toolkit,
            ReadLimits limits,
            StudySettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.series = series;
        this.objects = objects;
        this.findings = findings;
        this.inbox = inbox;
        this.store = store;
        this.keys = keys;
        this.rules = rules;
        this.toolkit = toolkit;
        this.limits = limits;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Idempotent. Originals leave the inbox only after the transaction commits. The failure is kept as a finding, so it does not roll the
     * transaction back.
     *
     * @throws DeidentificationFailed where any object cannot be de-identified; nothing of the series is kept in the store then
     */
    @Transactional(noRollbackFor = DeidentificationFailed.class)
    public void deidentify(String seriesId) {
        SeriesRecord record = series.lock(seriesId);
        if (record.deidentified() || record.state() != SeriesState.RECEIVED) {
            return;
        }
        List<SeriesObject> received = objects.ofSeries(seriesId);
        ObjectDeidentification deidentification = new ObjectDeidentification(
                new Deidentifier(keys.of(record.projectId(), series.keyUsed(record.projectId()))),
                rules.of(record.projectId()),
                toolkit,
                settings.maxObjectBytes());
        Shelved shelved = new Shelved();
        try {
            for (SeriesObject object : received) {
                shelve(record, object, deidentification, shelved);
            }
        } catch (NotDeidentifiable e) {
            clear(seriesId);
            throw fail(seriesId, shelved.stored.size() + 1, received.size(), e);
        }
        keep(record, shelved);
        AfterTransaction.committed(() -> inbox.remove(
                record.intakeId(),
                received.stream().map(SeriesObject::inboxName).toList()));
    }

    /** Fails closed: whatever a parser or rule stumbles over keeps the object out. */
    private void shelve(
            SeriesRecord record, SeriesObject object, ObjectDeidentification deidentification, Shelved shelved) {
        try (InputStream in = new BufferedInputStream(inbox.open(record.intakeId(), object.inboxName()))) {
            CleanedObject clean = deidentification.of(toolkit.read(in, limits));
            String digest = store.put(record.id(), clean::write);
            shelved.add(object.id(), digest, clean);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DicomException e) {
            throw new NotDeidentifiable(e.code(), e);
        } catch (RuntimeException e) {
            throw new NotDeidentifiable("UNEXPECTED", e);
        }
    }

    private void clear(String seriesId) {
        try {
            store.remove(seriesId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DeidentificationFailed fail(String seriesId, int number, int of, NotDeidentifiable cause) {
        String detail = "object %d of %d cannot be de-identified (%s)".formatted(number, of, cause.code);
        findings.replace(
                seriesId,
                Findings.Source.DEIDENTIFICATION,
                List.of(new Finding("DEIDENTIFICATION_FAILED", Finding.Severity.FAIL, detail)));
        return new DeidentificationFailed("The series stays in the inbox: " + detail + ".", cause);
    }

    private void keep(SeriesRecord record, Shelved shelved) {
        List<Integer> order = shelved.order.indices();
        for (int shown = 0; shown < order.size(); shown++) {
            objects.stored(shelved.stored.get(order.get(shown)), shown);
        }
        series.deidentified(record.id(), shelved.studyUid, shelved.seriesUid, shelved.method, clock.instant());
        findings.replace(record.id(), Findings.Source.DEIDENTIFICATION, List.of());
        events.publishEvent(
                new SeriesDeidentified(record.id(), record.projectId(), shelved.stored.size(), shelved.method));
    }

    /** What is known of the objects on the shelf so far; no pixels. */
    private static final class Shelved {

        private final List<StoredObject> stored = new ArrayList<>();
        private final DisplayOrder order = new DisplayOrder();
        private @Nullable String studyUid;
        private @Nullable String seriesUid;
        private String method = "";

        void add(String objectId, String digest, CleanedObject clean) {
            Dataset header = clean.header();
            stored.add(new StoredObject(
                    objectId,
                    digest,
                    header.text(Tag.SOPInstanceUID).orElse(null),
                    header.transferSyntax(),
                    clean.frames()));
            order.add(header);
            studyUid = header.text(Tag.StudyInstanceUID).orElse(null);
            seriesUid = header.text(Tag.SeriesInstanceUID).orElse(null);
            method = "PS3.15 " + clean.tableEdition() + ": " + String.join(",", clean.methodCodes());
        }
    }

    /** Keeps where it happened, not the message of the cause: that may quote a value of the object. */
    private static final class NotDeidentifiable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String code;

        NotDeidentifiable(String code, RuntimeException cause) {
            super(code + " (" + cause.getClass().getSimpleName() + ")");
            this.code = code;
            setStackTrace(cause.getStackTrace());
        }
    }
}

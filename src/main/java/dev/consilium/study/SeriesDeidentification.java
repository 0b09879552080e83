package dev.consilium.study;

import dev.consilium.common.AfterTransaction;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DeidentificationPolicy;
import dev.consilium.dicom.Deidentifier;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.ReadLimits;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.CleanedObject;
import dev.consilium.imaging.FaceBlanking;
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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** De-identifies every object of a received series into the object store and removes the originals. */
@Component
public class SeriesDeidentification {

    private static final String FACES_NOT_BLANKED = "FACES_NOT_BLANKED";

    private final SeriesRecords series;
    private final SeriesObjects objects;
    private final Findings findings;
    private final Inbox inbox;
    private final ObjectStore store;
    private final ProjectKeys keys;
    private final DeviceRules rules;
    private final ProjectPolicies policies;
    private final Origins origins;
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
            ProjectPolicies policies,
            Origins origins,
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
        this.policies = policies;
        this.origins = origins;
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
        byte[] secret = keys.of(record.projectId(), series.keyUsed(record.projectId()));
        ProjectPolicy policy = policies.at(record.projectId(), record.intakeId());
        ObjectDeidentification deidentification = new ObjectDeidentification(
                new Deidentifier(secret, policy.policy()),
                rules.of(record.projectId()),
                toolkit,
                settings.maxObjectBytes());
        Shelved shelved = new Shelved();
        clear(seriesId); // what a process that was killed left half-written
        try {
            FaceBlanking faces = faces(record, received, policy.policy());
            for (SeriesObject object : received) {
                shelve(record, object, deidentification, faces, shelved);
            }
        } catch (NotDeidentifiable e) {
            clear(seriesId);
            throw fail(seriesId, shelved.stored.size() + 1, received.size(), e);
        }
        keep(record, shelved, policy);
        origins.add(record.projectId(), secret, shelved.origins);
        AfterTransaction.committed(() -> inbox.remove(
                record.intakeId(),
                received.stream().map(SeriesObject::inboxName).toList()));
    }

    /** Of the whole series, as one object alone does not show where the face is. */
    private FaceBlanking faces(SeriesRecord record, List<SeriesObject> received, DeidentificationPolicy policy) {
        List<DicomToolkit.Source> originals = received.stream()
                .<DicomToolkit.Source>map(
                        object -> () -> new BufferedInputStream(inbox.open(record.intakeId(), object.inboxName())))
                .toList();
        try {
            return FaceBlanking.of(policy, originals, toolkit, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DicomException e) {
            throw new NotDeidentifiable(e.code(), e);
        } catch (RuntimeException e) {
            throw new NotDeidentifiable("UNEXPECTED", e);
        }
    }

    /** Fails closed: whatever a parser or rule stumbles over keeps the object out. */
    private void shelve(
            SeriesRecord record,
            SeriesObject object,
            ObjectDeidentification deidentification,
            FaceBlanking faces,
            Shelved shelved) {
        try (InputStream in = new BufferedInputStream(inbox.open(record.intakeId(), object.inboxName()))) {
            Dataset original = toolkit.read(in, limits);
            if (!original.contains(Tag.PixelData)) {
                throw new DicomException("NO_IMAGE", "The object has lost its pixels since it was received.");
            }
            CleanedObject clean = deidentification.of(original, faces);
            String digest = store.put(record.id(), clean::write);
            shelved.add(object.id(), digest, clean);
            Origin.of(original, clean.header()).ifPresent(shelved.origins::add);
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
        boolean ofFaces = cause.code.equals(FACES_NOT_BLANKED);
        String detail = ofFaces
                ? cause.sentence
                : "object %d of %d cannot be de-identified (%s)%s"
                        .formatted(number, of, cause.code, cause.sentence.isEmpty() ? "" : ": " + cause.sentence);
        findings.replace(
                seriesId,
                Findings.Source.DEIDENTIFICATION,
                List.of(new Finding(
                        ofFaces ? FACES_NOT_BLANKED : "DEIDENTIFICATION_FAILED", Finding.Severity.FAIL, detail)));
        return new DeidentificationFailed("The series stays in the inbox: " + detail + ".", cause);
    }

    private void keep(SeriesRecord record, Shelved shelved, ProjectPolicy policy) {
        List<Integer> order = shelved.order.indices();
        for (int shown = 0; shown < order.size(); shown++) {
            objects.stored(shelved.stored.get(order.get(shown)), shown);
        }
        String method = shelved.method() + "; policy " + policy.policy().id();
        series.deidentified(record.id(), shelved.studyUid, shelved.seriesUid, method, clock.instant());
        series.underPolicy(record.id(), policy.version());
        findings.replace(record.id(), Findings.Source.DEIDENTIFICATION, List.of());
        events.publishEvent(new SeriesDeidentified(record.id(), record.projectId(), shelved.stored.size(), method));
    }

    /** What is known of the objects on the shelf so far; no pixels. */
    private static final class Shelved {

        private final List<StoredObject> stored = new ArrayList<>();
        private final DisplayOrder order = new DisplayOrder();
        private final Set<Origin> origins = new HashSet<>();
        private @Nullable String studyUid;
        private @Nullable String seriesUid;
        private final Set<String> codes = new LinkedHashSet<>();
        private String edition = "";

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
            edition = clean.tableEdition();
            codes.addAll(clean.methodCodes());
        }

        /** With every code that was applied to any object. */
        String method() {
            return "PS3.15 " + edition + ": " + String.join(",", codes);
        }
    }

    /** Keeps where it happened, not the message of the cause, which may quote a value of the object, unless it is a sentence of our own. */
    private static final class NotDeidentifiable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private static final Set<String> WITH_SENTENCE =
                Set.of("DEIDENTIFICATION_FAILED", "ALREADY_DEIDENTIFIED", FACES_NOT_BLANKED);
        private final String code;
        /** Without the full stop; empty where it is not for others. */
        private final String sentence;

        NotDeidentifiable(String code, RuntimeException cause) {
            super(code + " (" + cause.getClass().getSimpleName() + ")");
            this.code = code;
            this.sentence = WITH_SENTENCE.contains(code)
                    ? String.valueOf(cause.getMessage()).replaceFirst("\\.$", "")
                    : "";
            setStackTrace(cause.getStackTrace());
        }
    }
}

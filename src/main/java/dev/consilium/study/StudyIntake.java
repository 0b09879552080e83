package dev.consilium.study;

import dev.consilium.common.AfterTransaction;
import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Receives files: unpacks archives within limits, groups objects into series (one object each for CR, DX, MG, XA and US), keeps
 * the originals in the closed inbox and publishes one {@link SeriesReceived} per series. Files are read before the transaction begins,
 * so that a slow upload holds no connection.
 */
@Component
public class StudyIntake {

    private static final int LONGEST_KEY = 200;
    private static final long PAUSE_MILLIS = 200;

    private final Inbox inbox;
    private final Reception reception;
    private final IntakeRecords records;
    private final Replacement replacement;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StudyIntake(
            Inbox inbox,
            Reception reception,
            IntakeRecords records,
            Replacement replacement,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.inbox = inbox;
        this.reception = reception;
        this.records = records;
        this.replacement = replacement;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** In the place of no other. */
    public IntakeReceipt receive(String projectId, List<Upload> uploads, Actor by, @Nullable String idempotencyKey) {
        return receive(projectId, uploads, by, idempotencyKey, null);
    }

    /**
     * Idempotent for the same key and project.
     *
     * @param replaced a series in quarantine that is rejected because this one comes in its place; null for none
     * @throws Refusal {@code NO_FILES}, {@code IDEMPOTENCY_KEY_INVALID}, {@code IDEMPOTENCY_KEY_REUSED} for other content,
     *     {@code REPLACEMENT_NOT_ONE}, {@code NOT_QUARANTINED}
     */
    public IntakeReceipt receive(
            String projectId,
            List<Upload> uploads,
            Actor by,
            @Nullable String idempotencyKey,
            @Nullable String replaced) {
        if (uploads.isEmpty()) {
            throw Refusal.invalid("NO_FILES", "Send at least one DICOM file or zip archive.");
        }
        if (idempotencyKey != null && (idempotencyKey.isBlank() || idempotencyKey.length() > LONGEST_KEY)) {
            throw Refusal.invalid("IDEMPOTENCY_KEY_INVALID", "An Idempotency-Key has 1 to 200 characters.");
        }
        String digest = UploadDigest.of(uploads, replaced);
        Optional<String> before = records.before(projectId, idempotencyKey, digest);
        if (before.isPresent()) {
            return IntakeReceipt.before(before.get());
        }
        try {
            return receiveNew(
                    new Intakes.Intake(Ids.random(), projectId, digest), uploads, by, idempotencyKey, replaced);
        } catch (DuplicateKeyException someoneWasFaster) {
            return IntakeReceipt.before(
                    records.before(projectId, idempotencyKey, digest).orElseThrow(() -> someoneWasFaster));
        }
    }

    /**
     * Why one object would be refused, for whoever must answer its sender before the intake begins; empty where it would be taken. An object
     * that came with the same SOP Instance UID is not known here.
     */
    public Optional<String> refusal(Upload object) {
        return reception.refusal(object);
    }

    /** @throws Refusal NOT_FOUND */
    public IntakeView view(String intakeId) {
        return records.view(intakeId);
    }

    /** As {@link #view}, as soon as no series is still being checked or the time is over. @throws Refusal NOT_FOUND */
    public IntakeView await(String intakeId, Duration longest) {
        long until = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() < until && !records.settled(intakeId) && pause()) {
            // jobs run on other threads, or on other nodes
        }
        return view(intakeId);
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private IntakeReceipt receiveNew(
            Intakes.Intake intake, List<Upload> uploads, Actor by, @Nullable String key, @Nullable String replaced) {
        boolean handedOver = false;
        try {
            Reception.Received received = reception.receive(uploads, inbox.begin(intake.id()));
            handedOver = true;
            transaction.executeWithoutResult(status -> {
                AfterTransaction.committed(() -> inbox.committed(intake.id()));
                AfterTransaction.rolledBack(() -> inbox.discard(intake.id()));
                List<SeriesReceived> series = keep(intake, received, by, key);
                if (replaced != null) {
                    replacement.of(replaced, series, intake, by);
                }
            });
            return IntakeReceipt.of(intake.id(), received.rejected());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!handedOver) {
                inbox.discard(intake.id());
            }
        }
    }

    private List<SeriesReceived> keep(
            Intakes.Intake intake, Reception.Received received, Actor by, @Nullable String key) {
        List<SeriesReceived> series = records.add(intake, received, by, clock.instant(), key);
        events.publishEvent(new IntakeReceived(
                intake.id(),
                intake.projectId(),
                by.id(),
                series.size(),
                received.rejected().size()));
        series.forEach(events::publishEvent);
        return series;
    }
}

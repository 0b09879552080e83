package dev.consilium.annotation;

import dev.consilium.common.Digests;
import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins, opens and shows readings. The blinding policy stands here and once more in the SQL of the repository. */
@Component
public class Readings {

    private static final int CASES_PER_QUERY = 500;
    private static final String LAPSED = "the due date passed";

    private final ReadingRecords records;
    private final Declines declines;
    private final Submission submission;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Readings(
            ReadingRecords records,
            Declines declines,
            Submission submission,
            ApplicationEventPublisher events,
            Clock clock) {
        this.records = records;
        this.declines = declines;
        this.submission = submission;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A reader takes a case. One reading per person, case and level, held by the database.
     *
     * @param taskId the task it is read under; beginning again under the same task by the same reader returns the same reading
     * @throws dev.consilium.common.Refusal CONFLICT {@code ALREADY_READ}, {@code READING_DECLINED}, {@code READING_OPEN}
     */
    @Transactional
    public Reading begin(String caseId, int round, String level, String readerId, String taskId) {
        Optional<Reading> begun = records.ofTask(taskId, readerId);
        if (begun.isPresent()) {
            return begun.get();
        }
        if (declines.has(caseId, readerId)) {
            throw Refusal.conflict("READING_DECLINED", "You declined this case: take another one.");
        }
        if (records.isOpen(caseId)) {
            throw open();
        }
        Instant now = clock.instant();
        Reading reading = new Reading(Ids.random(), caseId, round, level, readerId, false, now, null, null, null);
        add(reading, taskId);
        events.publishEvent(new ReadingBegun(caseId, reading.id(), level, round, readerId));
        return reading;
    }

    /**
     * Gives an unsubmitted reading back; nothing of it stays. Whether this actor may is for the caller, who knows the project.
     *
     * @throws dev.consilium.common.Refusal CONFLICT {@code READING_SUBMITTED}
     */
    @Transactional
    public void release(String readingId, Actor by) {
        Reading reading = records.find(readingId).orElseThrow(() -> Refusal.notFound("reading"));
        if (!records.removeUnsubmitted(readingId)) {
            throw submitted();
        }
        events.publishEvent(new ReadingReleased(reading.caseId(), readingId, reading.readerId(), by.id()));
    }

    /**
     * Gives it back for good: this person is not asked for this case again. Idempotent.
     *
     * @throws dev.consilium.common.Refusal CONFLICT {@code READING_SUBMITTED}
     */
    @Transactional
    public void decline(String caseId, String personId, String reason) {
        for (Reading reading : records.visibleOfCase(caseId, personId)) {
            if (reading.readerId().equals(personId) && !records.removeUnsubmitted(reading.id())) {
                throw submitted();
            }
        }
        if (declines.add(caseId, personId, reason, clock.instant())) {
            events.publishEvent(new ReadingDeclined(caseId, personId, Digests.sha256Hex(reason.replace("\0", ""))));
        }
    }

    /**
     * The due date passed with the reading in this person's hands: they are not asked for this case again. Idempotent; a reading
     * that was handed in stays.
     */
    @Transactional
    public void lapse(String caseId, String readingId, String personId) {
        if (records.removeUnsubmitted(readingId) && declines.add(caseId, personId, LAPSED, clock.instant())) {
            events.publishEvent(new ReadingLapsed(caseId, readingId, personId));
        }
    }

    /**
     * Stores the next immutable revision. Refuses what the schema does not know; what it knows and finds wanting is for
     * {@link LabelValidation}.
     *
     * @throws dev.consilium.common.Refusal UNPROCESSABLE {@code UNKNOWN_CLASS}, {@code WRONG_KIND}, {@code UNKNOWN_ATTRIBUTE};
     *     CONFLICT {@code READING_OPEN} once the case is open to others, {@code READING_SET_ASIDE} once it was reopened
     */
    @Transactional
    public Annotation submit(
            String readingId,
            SubmitAnnotationCommand command,
            LabelSchema schema,
            String protocolDigest,
            String guidelineVersion,
            Actor by) {
        Reading reading = records.findVisible(readingId, by.id())
                .filter(own -> own.readerId().equals(by.id()))
                .orElseThrow(() -> Refusal.notFound("reading"));
        if (reading.open()) {
            throw open();
        }
        if (!reading.counts()) {
            throw Refusal.conflict(
                    "READING_SET_ASIDE", "The case was reopened and is read by others: this reading takes no more.");
        }
        KnownLabels.require(schema, command.labels());
        return submission.store(reading, command, protocolDigest, guidelineVersion);
    }

    public Optional<Reading> find(String readingId, Actor viewer) {
        Optional<Reading> found =
                viewer.system() ? records.find(readingId) : records.findVisible(readingId, viewer.id());
        return found.filter(reading -> BlindingPolicy.maySee(viewer, reading));
    }

    public Optional<Reading> ofTask(String taskId, String readerId) {
        return records.ofTask(taskId, readerId);
    }

    /** What this viewer may see of a case: own readings always, others' only once open; system principals see all. */
    public List<Reading> visibleTo(Actor viewer, String caseId) {
        List<Reading> found = viewer.system() ? records.ofCase(caseId) : records.visibleOfCase(caseId, viewer.id());
        return found.stream()
                .filter(reading -> BlindingPolicy.maySee(viewer, reading))
                .toList();
    }

    /** As {@link #visibleTo}, for one who oversees the case: also what was set aside when it was reopened. */
    public List<Reading> overseenBy(Actor viewer, String caseId) {
        List<Reading> found = viewer.system() ? records.ofCase(caseId) : records.overseenOfCase(caseId, viewer.id());
        return found.stream()
                .filter(reading -> BlindingPolicy.mayOversee(viewer, reading))
                .toList();
    }

    /**
     * Submitted readings of a case that count, in order of submission; for system principals and for modules that score or
     * arbitrate.
     */
    public List<Reading> submitted(String caseId) {
        return records.submitted(List.of(caseId));
    }

    /** As {@link #submitted(String)}, with those that were set aside. */
    public List<Reading> handedIn(String caseId) {
        return records.handedIn(caseId);
    }

    /** Every revision of each reading that was handed in, by the id of the reading, oldest first; for modules that answer for the case. */
    public Map<String, List<Annotation>> revisions(String caseId) {
        return records.revisions(caseId).stream().collect(Collectors.groupingBy(Annotation::readingId));
    }

    /** Every revision of these readings, by the id of the reading, oldest first. */
    public Map<String, List<Annotation>> revisionsOf(Collection<String> readingIds) {
        List<String> ids = List.copyOf(readingIds);
        List<Annotation> found = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += CASES_PER_QUERY) {
            found.addAll(records.revisionsOf(ids.subList(from, Math.min(ids.size(), from + CASES_PER_QUERY))));
        }
        return found.stream().collect(Collectors.groupingBy(Annotation::readingId));
    }

    /** As {@link #submitted(String)}, over many cases. */
    public List<Reading> submittedOf(Collection<String> caseIds) {
        List<String> ids = List.copyOf(caseIds);
        List<Reading> found = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += CASES_PER_QUERY) {
            found.addAll(records.submitted(ids.subList(from, Math.min(ids.size(), from + CASES_PER_QUERY))));
        }
        return found;
    }

    /** Who handed in readings of these cases, and when for the first time; for pseudonyms that stay. */
    public Map<String, Instant> firstSubmissions(Collection<String> caseIds) {
        List<String> ids = List.copyOf(caseIds);
        Map<String, Instant> first = new HashMap<>();
        for (int from = 0; from < ids.size(); from += CASES_PER_QUERY) {
            records.firstSubmissions(ids.subList(from, Math.min(ids.size(), from + CASES_PER_QUERY)))
                    .forEach((reader, at) -> first.merge(reader, at, (a, b) -> a.isBefore(b) ? a : b));
        }
        return first;
    }

    /** Opens the readings of the case that count: adjudication has begun. Idempotent. */
    @Transactional
    public void open(String caseId) {
        opened(caseId, records.open(caseId));
    }

    /** Opens every reading of the case, those set aside too: the case is closed. Idempotent. */
    @Transactional
    public void openAll(String caseId) {
        opened(caseId, records.openAll(caseId));
    }

    /**
     * The case is read once more by others: what is there stays for ever, counts no more, and only its reader and those who
     * oversee see it until the case is closed again. Idempotent.
     */
    @Transactional
    public void setAside(String caseId) {
        int setAside = records.setAside(caseId, clock.instant());
        if (setAside > 0) {
            events.publishEvent(new ReadingsSetAside(caseId, setAside));
        }
    }

    /** People who hold, submitted or declined a reading of the case. */
    public Set<String> involved(String caseId) {
        return declines.involved(caseId);
    }

    private void opened(String caseId, int opened) {
        if (opened > 0) {
            events.publishEvent(new ReadingsOpened(caseId, opened));
        }
    }

    private void add(Reading reading, String taskId) {
        try {
            if (records.add(reading, taskId)) {
                return;
            }
        } catch (DuplicateKeyException e) {
            // two claims in the same instant: the unique constraint decided, the transaction rolls back with the
            // refusal
        }
        throw Refusal.conflict(
                "ALREADY_READ", "This person has read this case already: each person reads a case once.");
    }

    private static Refusal open() {
        return Refusal.conflict("READING_OPEN", "The readings of this case are open to others: it takes no more.");
    }

    private static Refusal submitted() {
        return Refusal.conflict(
                "READING_SUBMITTED", "This reading was handed in: it can be corrected, not given back.");
    }
}

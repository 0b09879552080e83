package dev.consilium.worklist;

import dev.consilium.annotation.ActiveTimes;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.identity.Actor;
import dev.consilium.project.Cases;
import dev.consilium.project.ProtocolVersions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the time people really work on tasks, and tells the page of a task what changed about it meanwhile. */
@Component
public class Attention {

    /** Most seconds a page may tell of at once. */
    public static final int MOST = 120;

    /**
     * @param held whether the task is still theirs
     * @param guideline version the case is read by now; null where the task is of no case, or not theirs
     * @param sittingMinutes active time in this sitting
     */
    public record Heard(boolean held, @Nullable String guideline, long sittingMinutes, boolean breakAdvised) {}

    private final Worklist worklist;
    private final Readings readings;
    private final ActiveTimes times;
    private final Sittings sittings;
    private final Cases cases;
    private final ProtocolVersions protocols;
    private final SittingSettings settings;
    private final Clock clock;

    Attention(
            Worklist worklist,
            Readings readings,
            ActiveTimes times,
            Sittings sittings,
            Cases cases,
            ProtocolVersions protocols,
            SittingSettings settings,
            Clock clock) {
        this.worklist = worklist;
        this.readings = readings;
        this.times = times;
        this.sittings = sittings;
        this.cases = cases;
        this.protocols = protocols;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Time on a task that is not theirs any more is their sitting's, and no task's.
     *
     * @param seconds worked since the page told last; never counted beyond what has passed since any page of theirs did
     * @throws dev.consilium.common.Refusal NOT_FOUND
     */
    public Heard spent(String taskId, int seconds, Actor person) {
        WorklistItem item = worklist.seen(taskId, person);
        boolean held = item.isHeldBy(person) && item.isOpen();
        Instant now = clock.instant();
        Optional<Sitting> known = sittings.of(person.id());
        Sitting last =
                known.filter(before -> !before.isOver(now, settings.rest())).orElse(null);
        int worked = last == null ? seconds : last.creditable(seconds, now);
        Sitting sitting = last == null ? new Sitting(now.minusSeconds(seconds), now, seconds) : last.and(seconds, now);
        if (keep(person, known, sitting) && held) {
            times.add(taskId, person.id(), readingId(item, person), worked, now);
        }
        return new Heard(
                held,
                held && item.caseId() != null ? guideline(item.caseId()) : null,
                sitting.minutes(),
                sitting.activeSeconds() >= settings.advised().toSeconds());
    }

    /** The one that goes on; empty after a break. */
    public Optional<Sitting> sitting(Actor person) {
        return sittings.of(person.id()).filter(known -> !known.isOver(clock.instant(), settings.rest()));
    }

    /** @return false where another window of theirs was faster: the same minutes are told already */
    private boolean keep(Actor person, Optional<Sitting> known, Sitting now) {
        return known.map(before -> sittings.replace(person.id(), before, now))
                .orElseGet(() -> sittings.begin(person.id(), now));
    }

    private String guideline(String caseId) {
        return protocols.get(cases.get(caseId).protocolDigest()).guidelineVersion();
    }

    private @Nullable String readingId(WorklistItem item, Actor person) {
        return item.readingId() != null
                ? item.readingId()
                : readings.ofTask(item.taskId(), person.id()).map(Reading::id).orElse(null);
    }
}

package dev.consilium.project;

import dev.consilium.common.Digests;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.ProtocolTurn.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which version of its protocol the new cases of a project begin under, from when, and who decided so. Cases that run keep theirs.
 * What was decided last counts from its time on, so it also takes the place of what was planned for later.
 */
@Component
@Transactional
public class ProtocolsInForce {

    private static final int LONGEST_REASON = 1000;

    private final ProtocolTurns turns;
    private final Projects projects;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProtocolsInForce(ProtocolTurns turns, Projects projects, ApplicationEventPublisher events, Clock clock) {
        this.turns = turns;
        this.projects = projects;
        this.events = events;
        this.clock = clock;
    }

    /** The newest decision first. @throws Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public List<ProtocolTurn> history(String projectId) {
        projects.get(projectId);
        return turns.of(projectId);
    }

    /** Until the transaction ends nobody else deploys for the project or rolls it back. @throws Refusal NOT_FOUND */
    public void hold(String projectId) {
        projects.get(projectId);
        projects.lockTeam(projectId);
    }

    /** Digests of the versions that new cases of any project begin under, whatever was deployed since. */
    @Transactional(readOnly = true)
    public Set<String> everywhere() {
        return Set.copyOf(turns.counting(clock.instant()));
    }

    /**
     * A version that has been approved. The caller has checked who may.
     *
     * @param from null, or a time that has passed, for now on
     * @throws Refusal NOT_FOUND, CONFLICT {@code PROTOCOL_IN_FORCE}
     */
    public void deploy(String projectId, String digest, @Nullable Instant from, String note, Actor by) {
        Instant now = now();
        Instant begins = from == null || from.isBefore(now) ? now : from;
        List<ProtocolTurn> before = held(projectId);
        requireOther(projectId, digest);
        add(projectId, before, digest, Kind.DEPLOYED, begins, now, by, note);
        events.publishEvent(new ProtocolInForce(projectId, digest, begins, by.id()));
    }

    /**
     * From now on new cases begin under an earlier version again, or go on under the present one, without what was planned. The caller
     * has checked who may.
     *
     * @throws Refusal NOT_FOUND, INVALID {@code REASON_MISSING}, {@code REASON_TOO_LONG}, CONFLICT {@code PROTOCOL_IN_FORCE},
     *     {@code PROTOCOL_NEVER_IN_FORCE}
     */
    public void rollBack(String projectId, String digest, String reason, Actor by) {
        String why = required(reason);
        List<ProtocolTurn> before = held(projectId);
        Instant now = now();
        if (before.stream().noneMatch(turn -> turn.isPlanned(now))) {
            requireOther(projectId, digest);
        }
        if (before.stream().noneMatch(turn -> turn.digest().equals(digest) && turn.wasInForce(now))) {
            throw Refusal.conflict(
                    "PROTOCOL_NEVER_IN_FORCE",
                    "New cases of this project never began under this version. Ask for its deployment instead.");
        }
        String current = projects.get(projectId).protocolDigest();
        add(projectId, before, digest, Kind.ROLLED_BACK, now, now, by, why);
        events.publishEvent(new ProtocolRolledBack(projectId, current, digest, Digests.sha256Hex(why), by.id()));
    }

    private List<ProtocolTurn> held(String projectId) {
        hold(projectId);
        return turns.of(projectId);
    }

    private void requireOther(String projectId, String digest) {
        if (projects.get(projectId).protocolDigest().equals(digest)) {
            throw Refusal.conflict("PROTOCOL_IN_FORCE", "New cases of this project begin under this version already.");
        }
    }

    private void add(
            String projectId,
            List<ProtocolTurn> before,
            String digest,
            Kind kind,
            Instant from,
            Instant now,
            Actor by,
            String note) {
        int next = before.get(0).seq() + 1;
        turns.add(projectId, new ProtocolTurn(next, digest, kind, from, null, now, by.id(), note));
    }

    /** As exactly as both databases keep it, so that what begins now has begun. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String required(String reason) {
        String text = reason.strip();
        if (text.isEmpty()) {
            throw Refusal.invalid("REASON_MISSING", "Say why in a few words.");
        }
        if (text.length() > LONGEST_REASON) {
            throw Refusal.invalid("REASON_TOO_LONG", "Say why in at most " + LONGEST_REASON + " characters.");
        }
        return text;
    }
}

package dev.consilium.worklist.reidentification;

import dev.consilium.arbitration.Signature;
import dev.consilium.arbitration.Signatures;
import dev.consilium.common.Ids;
import dev.consilium.common.Page;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import dev.consilium.study.OriginalIdentity;
import dev.consilium.study.Origins;
import dev.consilium.study.ReidentificationSettings;
import dev.consilium.worklist.ProjectRoom.Place;
import dev.consilium.worklist.ProjectRooms;
import dev.consilium.worklist.reidentification.LookUp.State;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom a pseudonym stands for, by two people: a data manager asks with a reason, another data manager or a lead signs for it, and the first
 * sees the answer once, within minutes. The answer is kept nowhere. Whoever reads or decides cases takes no part.
 */
@Component
@Transactional
public class PatientLookUp {

    static final String MEANING =
            "I have checked the reason for this look-up and allow that the person who asked learns who the patient is.";

    private static final int LONGEST_COMMENT = 1000;
    private static final Pattern PSEUDONYM = Pattern.compile("P[0-9A-F]{16}|2\\.25\\.[0-9]{1,39}");

    private final ProjectRooms rooms;
    private final Memberships memberships;
    private final LookUps lookUps;
    private final Origins origins;
    private final Signatures signatures;
    private final ReidentificationSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PatientLookUp(
            ProjectRooms rooms,
            Memberships memberships,
            LookUps lookUps,
            Origins origins,
            Signatures signatures,
            ReidentificationSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rooms = rooms;
        this.memberships = memberships;
        this.lookUps = lookUps;
        this.origins = origins;
        this.signatures = signatures;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** Whether this installation keeps the way back at all. */
    public boolean kept() {
        return origins.kept();
    }

    /** The newest first. @throws Refusal as {@link ProjectRooms#enter(String, Place, Actor)} */
    @Transactional(readOnly = true)
    public Page<LookUp> of(String projectId, int page, Actor viewer) {
        rooms.enter(projectId, Place.REIDENTIFICATION, viewer);
        return lookUps.of(projectId, page).map(this::standing);
    }

    @Transactional(readOnly = true)
    public boolean asks(String projectId, Actor viewer) {
        return memberships.rolesOf(projectId, viewer.id()).contains(Role.DATA_MANAGER);
    }

    /** Whether the viewer may allow or refuse what others ask. */
    @Transactional(readOnly = true)
    public boolean decides(String projectId, Actor viewer) {
        Set<Role> roles = memberships.rolesOf(projectId, viewer.id());
        return roles.contains(Role.DATA_MANAGER) || roles.contains(Role.LEAD);
    }

    /**
     * @throws Refusal as {@link ProjectRooms#enter(String, Place, Actor)}, CONFLICT {@code REIDENTIFICATION_NOT_KEPT}, INVALID
     *     {@code PSEUDONYM_INVALID}, {@code LOOK_UP_REASON_UNKNOWN}, {@code REASON_MISSING}, {@code REASON_TOO_LONG}, UNPROCESSABLE
     *     {@code PSEUDONYM_UNKNOWN}
     */
    public LookUp ask(String projectId, String pseudonym, String reason, String comment, Actor by) {
        enter(projectId, by, Role.DATA_MANAGER);
        String asked = pseudonym.strip();
        if (!PSEUDONYM.matcher(asked).matches()) {
            throw Refusal.invalid(
                    "PSEUDONYM_INVALID",
                    "Give the pseudonym of a patient (P and 16 characters), or a Study Instance UID that begins with 2.25.");
        }
        LookUpReason why = LookUpReason.of(reason);
        requireText(comment);
        if (!origins.knows(projectId, asked)) {
            throw Refusal.unprocessable(
                    "PSEUDONYM_UNKNOWN",
                    "Nothing is known of this pseudonym in this project: check it; images of before the table was kept have no entry.");
        }
        LookUp request = new LookUp(
                Ids.random(),
                projectId,
                asked,
                why,
                comment.strip(),
                by.id(),
                clock.instant(),
                State.REQUESTED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        lookUps.add(request);
        events.publishEvent(new LookUpRequested(request.id(), projectId, by.id(), asked, why));
        return request;
    }

    /**
     * @throws Refusal as {@link ProjectRooms#enter(String, Place, Actor)}, FORBIDDEN {@code LOOK_UP_OWN}, {@code SIGNATURE_REFUSED},
     *     CONFLICT {@code LOOK_UP_DECIDED}, {@code LOOK_UP_LAPSED}
     */
    public LookUp approve(String projectId, String requestId, String password, Actor by) {
        LookUp asked = toDecide(projectId, requestId, by);
        Signature signature = signatures.seal(by, password, MEANING, content(asked));
        if (!lookUps.approve(requestId, signature, signature.at().plus(settings.shown()))) {
            throw decided();
        }
        events.publishEvent(new LookUpApproved(requestId, projectId, by.id(), signature.digest()));
        return require(projectId, requestId);
    }

    /** @throws Refusal as {@link #approve}, INVALID {@code REASON_MISSING}, {@code REASON_TOO_LONG} */
    public LookUp refuse(String projectId, String requestId, String comment, Actor by) {
        toDecide(projectId, requestId, by);
        requireText(comment);
        if (!lookUps.refuse(requestId, by.id(), clock.instant(), comment.strip())) {
            throw decided();
        }
        events.publishEvent(new LookUpRefused(requestId, projectId, by.id()));
        return require(projectId, requestId);
    }

    /** @throws Refusal as {@link #show}, CONFLICT {@code LOOK_UP_DECIDED} where it was refused, withdrawn or seen */
    public LookUp withdraw(String projectId, String requestId, Actor by) {
        own(projectId, requestId, by);
        if (!lookUps.withdraw(requestId, clock.instant())) {
            throw decided();
        }
        events.publishEvent(new LookUpWithdrawn(requestId, projectId, by.id()));
        return require(projectId, requestId);
    }

    /**
     * Once, and by nobody but who asked.
     *
     * @throws Refusal as {@link ProjectRooms#enter(String, Place, Actor)}, FORBIDDEN {@code LOOK_UP_NOT_YOURS}, CONFLICT
     *     {@code LOOK_UP_NOT_APPROVED}, {@code LOOK_UP_LAPSED}, {@code LOOK_UP_SEEN}, and as {@link Origins#find}
     */
    public List<OriginalIdentity> show(String projectId, String requestId, Actor by) {
        LookUp asked = own(projectId, requestId, by);
        if (!lookUps.seen(requestId, clock.instant())) {
            throw notShown(asked.state());
        }
        List<OriginalIdentity> found = origins.find(projectId, asked.pseudonym());
        events.publishEvent(new PatientLookedUp(requestId, projectId, by.id(), asked.pseudonym(), found.size()));
        return found;
    }

    /** All that an approval signs but who signs it, when, and what that means. */
    static Map<String, Object> content(LookUp asked) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("request", asked.id());
        content.put("projectId", asked.projectId());
        content.put("pseudonym", asked.pseudonym());
        content.put("reason", asked.reason().name());
        content.put("comment", asked.comment());
        content.put("requestedBy", asked.requestedBy());
        content.put("requestedAt", asked.requestedAt().toString());
        return content;
    }

    private void enter(String projectId, Actor by, Role... anyOf) {
        rooms.enter(projectId, Place.REIDENTIFICATION, by);
        memberships.require(by, projectId, anyOf);
        if (!origins.kept()) {
            throw Refusal.conflict(
                    "REIDENTIFICATION_NOT_KEPT",
                    "This installation keeps no way back to patients; ask the clinic the images came from.");
        }
    }

    private LookUp toDecide(String projectId, String requestId, Actor by) {
        enter(projectId, by, Role.DATA_MANAGER, Role.LEAD);
        LookUp asked = require(projectId, requestId);
        if (asked.ownedBy(by.id())) {
            throw Refusal.forbidden(
                    "LOOK_UP_OWN", "Nobody decides on their own request; ask another data manager or a lead.");
        }
        if (asked.state() == State.LAPSED) {
            throw lapsed();
        }
        if (asked.state() != State.REQUESTED) {
            throw decided();
        }
        return asked;
    }

    private LookUp own(String projectId, String requestId, Actor by) {
        enter(projectId, by, Role.DATA_MANAGER);
        LookUp asked = require(projectId, requestId);
        if (!asked.ownedBy(by.id())) {
            throw Refusal.forbidden("LOOK_UP_NOT_YOURS", "Only who asked for this look-up may do this.");
        }
        return asked;
    }

    private LookUp require(String projectId, String requestId) {
        return standing(lookUps.find(projectId, requestId).orElseThrow(() -> Refusal.notFound("request")));
    }

    /** As it stands now: what waited too long has lapsed. */
    private LookUp standing(LookUp asked) {
        Instant now = clock.instant();
        Instant until = asked.shownUntil();
        boolean lapsed =
                switch (asked.state()) {
                    case REQUESTED -> now.isAfter(asked.requestedAt().plus(settings.open()));
                    case APPROVED -> until == null || now.isAfter(until);
                    default -> false;
                };
        return lapsed ? asked.as(State.LAPSED) : asked;
    }

    private static void requireText(String comment) {
        if (comment.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why in a few words.");
        }
        if (comment.length() > LONGEST_COMMENT) {
            throw Refusal.invalid("REASON_TOO_LONG", "Say why in at most " + LONGEST_COMMENT + " characters.");
        }
    }

    private static Refusal notShown(State state) {
        return switch (state) {
            case SEEN ->
                Refusal.conflict("LOOK_UP_SEEN", "This was shown once already; ask again if you need it once more.");
            case APPROVED, LAPSED -> lapsed();
            default ->
                Refusal.conflict(
                        "LOOK_UP_NOT_APPROVED",
                        "Nobody has approved this look-up; another data manager or a lead has to.");
        };
    }

    private static Refusal lapsed() {
        return Refusal.conflict("LOOK_UP_LAPSED", "The time for this look-up is over; ask again.");
    }

    private static Refusal decided() {
        return Refusal.conflict("LOOK_UP_DECIDED", "This look-up no longer waits for a decision; load the page again.");
    }
}

package dev.consilium.project;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.study.SeriesAccepted;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens cases for accepted series and keeps their state. Publishes {@link CaseOpened} and {@link CaseStateChanged}. */
@Component
@Transactional
public class Cases {

    private static final String ROUTINE = "routine";

    private final CaseRows rows;
    private final Projects projects;
    private final ProtocolVersions versions;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<String, LabelSchema> schemas = new ConcurrentHashMap<>();

    Cases(CaseRows rows, Projects projects, ProtocolVersions versions, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.projects = projects;
        this.versions = versions;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(SeriesAccepted event) {
        open(event.projectId(), event.seriesId(), event.modality(), ROUTINE);
    }

    /** Opens a case; idempotent per series. @param priority {@code routine} or {@code urgent} */
    public Case open(String projectId, String seriesId, String modality, String priority) {
        Optional<Case> known = rows.bySeries(seriesId);
        if (known.isPresent()) {
            return known.get();
        }
        String protocol = projects.get(projectId).protocolDigest();
        Case opened = new Case(
                Ids.random(),
                projectId,
                seriesId,
                protocol,
                modality,
                priority,
                CaseState.OPENED,
                0,
                1,
                null,
                null,
                null,
                null,
                null,
                clock.instant(),
                null);
        rows.insert(opened);
        events.publishEvent(new CaseOpened(opened.id(), projectId, protocol, modality, priority));
        return opened;
    }

    /** @throws Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public Case get(String caseId) {
        return rows.byId(caseId).orElseThrow(() -> Refusal.notFound("case"));
    }

    /** As {@link #get}, and nobody else changes how the case stands until the transaction ends. @throws Refusal NOT_FOUND */
    public Case lock(String caseId) {
        return rows.lock(caseId).orElseThrow(() -> Refusal.notFound("case"));
    }

    @Transactional(readOnly = true)
    public Optional<Case> ofSeries(String seriesId) {
        return rows.bySeries(seriesId);
    }

    /** The series that these cases read. */
    @Transactional(readOnly = true)
    public List<String> seriesOf(Collection<String> caseIds) {
        return caseIds.isEmpty() ? List.of() : rows.seriesOf(caseIds);
    }

    @Transactional(readOnly = true)
    public List<Case> ofProject(String projectId) {
        return rows.byProject(projectId);
    }

    /** Ids of the cases closed with a ground truth, ambiguous ones too. */
    @Transactional(readOnly = true)
    public List<String> settledOf(String projectId) {
        return rows.settled(projectId);
    }

    /** The same text as long as {@link #settledOf} gives the same cases in the same rounds; what rests on closed cases stays as it is. */
    @Transactional(readOnly = true)
    public String settledMark(String projectId) {
        return rows.settledMark(projectId);
    }

    /** Why the protocol sent these cases where they are, as far as it did. */
    @Transactional(readOnly = true)
    public Map<String, String> routeReasons(Collection<String> caseIds) {
        return caseIds.isEmpty() ? Map.of() : rows.routeReasons(caseIds);
    }

    /** How many cases of the project stand where; states without a case are absent. */
    @Transactional(readOnly = true)
    public Map<CaseState, Long> countsOf(String projectId) {
        return rows.countsOf(projectId);
    }

    /** A round of reading begins: state READING, the wait code cleared. */
    public void beginRound(String caseId, int round) {
        move(caseId, CaseState.READING, round, "");
    }

    /** The case waits visibly, for one reason more. Idempotent. */
    public void await(String caseId, String waitCode) {
        Case waiting = lock(caseId);
        Set<String> codes = waiting.waitCodes();
        if (codes.add(waitCode)) {
            move(caseId, waiting.state(), waiting.round(), String.join(",", codes));
        }
    }

    /** This reason to wait is gone. Idempotent. */
    public void resume(String caseId, String waitCode) {
        Case waiting = lock(caseId);
        Set<String> codes = waiting.waitCodes();
        if (codes.remove(waitCode)) {
            move(caseId, waiting.state(), waiting.round(), String.join(",", codes));
        }
    }

    /** What the routing table said, with the rule's reason. */
    public void routed(String caseId, String route, String reason) {
        rows.route(caseId, route, reason);
    }

    /** Idempotent. */
    public void beginReview(String caseId) {
        begin(caseId, CaseState.REVIEW);
    }

    /** Idempotent. */
    public void beginArbitration(String caseId) {
        begin(caseId, CaseState.ARBITRATION);
    }

    /** Idempotent. */
    public void beginBoard(String caseId) {
        begin(caseId, CaseState.BOARD);
    }

    /** Its images are with a data manager. Idempotent. */
    public void quarantine(String caseId) {
        begin(caseId, CaseState.QUARANTINE);
    }

    /** A ground truth is recorded and waits for its audit and release. Idempotent. */
    public void beginAudit(String caseId) {
        begin(caseId, CaseState.AUDIT);
    }

    /** All rounds so far are history: the case is open again, without route or deadline. Who was involved stays so. */
    public void beginAnew(String caseId) {
        rows.reopen(caseId);
        Case reopened = get(caseId);
        events.publishEvent(new CaseStateChanged(
                caseId,
                reopened.projectId(),
                reopened.state(),
                reopened.round(),
                "first-round-" + reopened.firstRound()));
    }

    /** From now on the case runs under the version that is in force in its project. */
    public void adoptProtocol(String caseId) {
        rows.adopt(caseId, projects.get(get(caseId).projectId()).protocolDigest());
    }

    /** Idempotent for the same end state. */
    public void close(String caseId, CaseState endState) {
        Case closing = get(caseId);
        if (closing.state() == endState) {
            return;
        }
        rows.close(caseId, endState, clock.instant());
        events.publishEvent(new CaseStateChanged(caseId, closing.projectId(), endState, closing.round(), "closed"));
    }

    /** Idempotent. */
    public void markOverdue(String caseId) {
        Case late = get(caseId);
        if (late.overdueSince() == null) {
            rows.overdue(caseId, clock.instant());
            events.publishEvent(new CaseStateChanged(caseId, late.projectId(), late.state(), late.round(), "overdue"));
        }
    }

    /** Schema of the protocol version the case runs under. */
    @Transactional(readOnly = true)
    public LabelSchema schemaOf(String caseId) {
        return schemaUnder(get(caseId).protocolDigest());
    }

    /** Schema of a protocol version. */
    @Transactional(readOnly = true)
    public LabelSchema schemaUnder(String protocolDigest) {
        return schemas.computeIfAbsent(
                protocolDigest, digest -> LabelSchema.parse(versions.get(digest).schemaJson()));
    }

    private void begin(String caseId, CaseState level) {
        Case moving = lock(caseId);
        if (moving.state() != level) {
            move(caseId, level, moving.round(), "");
        }
    }

    private void move(String caseId, CaseState state, int round, String waitCode) {
        rows.move(caseId, state, round, waitCode);
        Case moved = get(caseId);
        events.publishEvent(new CaseStateChanged(caseId, moved.projectId(), state, round, waitCode));
    }
}

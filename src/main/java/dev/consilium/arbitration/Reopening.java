package dev.consilium.arbitration;

import dev.consilium.annotation.Readings;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.Case;
import dev.consilium.project.CaseMessage;
import dev.consilium.project.CaseMessages;
import dev.consilium.project.CaseReopened;
import dev.consilium.project.CaseState;
import dev.consilium.project.Cases;
import dev.consilium.study.SeriesCatalogue;
import dev.consilium.study.SeriesState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has a case read once more by others. What was read, decided and recorded so far stays for ever and counts no more; whoever
 * read or decided is not asked again.
 */
@Component
@Transactional
public class Reopening {

    private final Cases cases;
    private final SeriesCatalogue series;
    private final Readings readings;
    private final FeedbackItems feedback;
    private final CaseMessages messages;
    private final ApplicationEventPublisher events;

    Reopening(
            Cases cases,
            SeriesCatalogue series,
            Readings readings,
            FeedbackItems feedback,
            CaseMessages messages,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.series = series;
        this.readings = readings;
        this.feedback = feedback;
        this.messages = messages;
        this.events = events;
    }

    /** In the same instance, after its ground truth failed an audit. Idempotent: only a case in AUDIT begins anew. */
    public void ofUnreleased(String caseId) {
        if (cases.get(caseId).state() == CaseState.AUDIT) {
            begin(caseId);
        }
    }

    /**
     * @param underCurrent whether it is read under the version its project has now, and not under its own
     * @throws Refusal NOT_FOUND, INVALID {@code REASON_MISSING}, CONFLICT {@code CASE_NOT_CLOSED}, {@code CASE_WITHDRAWN},
     *     {@code IMAGES_REJECTED}
     */
    public void ofClosed(String caseId, boolean underCurrent, String reason, Actor by) {
        Case closed = cases.lock(caseId);
        if (closed.state() == CaseState.WITHDRAWN) {
            throw Refusal.conflict(
                    "CASE_WITHDRAWN",
                    "A withdrawn case is not read again. Take the study in anew where that is allowed.");
        }
        if (!closed.state().closed()) {
            throw Refusal.conflict("CASE_NOT_CLOSED", "This case is still open; only a closed one is reopened.");
        }
        if (series.get(closed.seriesId()).state() == SeriesState.REJECTED) {
            throw Refusal.conflict(
                    "IMAGES_REJECTED",
                    "The images of this case were rejected and removed. Take the study in anew to have it read.");
        }
        String digest = messages.keep(caseId, CaseMessage.REOPEN, reason, by);
        begin(caseId);
        if (underCurrent) {
            cases.adoptProtocol(caseId);
        }
        Case reopened = cases.get(caseId);
        events.publishEvent(new CaseReopened(
                caseId,
                reopened.projectId(),
                reopened.protocolDigest(),
                reopened.modality(),
                reopened.priority(),
                by.id(),
                digest));
    }

    private void begin(String caseId) {
        readings.setAside(caseId);
        feedback.reopened(caseId);
        cases.beginAnew(caseId);
    }
}

package dev.consilium.worklist;

import dev.consilium.common.RecordedEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What of a case's history is worth a line, how far it may be told, and what else the line says. */
enum CaseEvent {
    SERIES_RECEIVED("SeriesReceived", Reach.COURSE),
    SERIES_DEIDENTIFIED("SeriesDeidentified", Reach.COURSE),
    SERIES_QUARANTINED("SeriesQuarantined", Reach.COURSE),
    SERIES_RELEASED("SeriesReleased", Reach.COURSE, By.ACTOR),
    SERIES_CLEANED("SeriesCleaned", Reach.COURSE),
    SERIES_ACCEPTED("SeriesAccepted", Reach.COURSE),
    CASE_OPENED("CaseOpened", Reach.EVERYBODY),
    CASE_STATE_CHANGED("CaseStateChanged", Reach.RESULT, fact("state", "case-state.")),
    CASE_HELD("CaseHeld", Reach.COURSE, By.ACTOR),
    CASE_RESUMED("CaseResumed", Reach.COURSE, By.ACTOR),
    CASE_PRIORITY_CHANGED("CasePriorityChanged", Reach.COURSE, By.ACTOR, fact("priority", "priority.")),
    CASE_REOPENED("CaseReopened", Reach.RESULT, By.ACTOR),
    CASE_WITHDRAWN("CaseWithdrawn", Reach.RESULT, By.ACTOR),
    TASK_OPENED("TaskOpened", Reach.COURSE),
    TASK_CLAIMED("TaskClaimed", Reach.COURSE, By.ASSIGNEE),
    TASK_REMINDED("TaskReminded", Reach.COURSE),
    TASK_OVERDUE("TaskOverdue", Reach.COURSE),
    ESCALATION_RAISED("EscalationRaised", Reach.COURSE, fact("escalation", "escalation.")),
    READING_BEGUN("ReadingBegun", Reach.COURSE, By.ACTOR),
    READING_RELEASED("ReadingReleased", Reach.COURSE, By.ACTOR),
    READING_DECLINED("ReadingDeclined", Reach.COURSE, By.ACTOR),
    READING_LAPSED("ReadingLapsed", Reach.COURSE),
    ANNOTATION_SUBMITTED("AnnotationSubmitted", Reach.COURSE, By.ACTOR),
    READINGS_SET_ASIDE("ReadingsSetAside", Reach.COURSE),
    CASE_SCORED("CaseScored", Reach.RESULT, CaseEvent::agreement),
    OVERLAP_SCORED("OverlapScored", Reach.RESULT),
    ROUTED("DecisionTaken", Reach.RESULT, fact("out.route", "route.")),
    QUESTION_ASKED("QuestionAsked", Reach.COURSE, By.ACTOR),
    QUESTION_ANSWERED("QuestionAnswered", Reach.COURSE, By.ACTOR),
    REVIEW_OPENED("ReviewOpened", Reach.COURSE),
    REVIEW_CONCLUDED("ReviewConcluded", Reach.COURSE, By.ACTOR, CaseEvent::reviewed),
    REWORK_REQUESTED("ReworkRequested", Reach.COURSE, By.ACTOR, fact("reason", "reason.")),
    REWORK_MOVED("ReworkMoved", Reach.COURSE, fact("to", "rework.")),
    ARBITRATION_OPENED("ArbitrationOpened", Reach.COURSE),
    CASE_REFERRED("CaseReferred", Reach.COURSE, By.ACTOR),
    PANEL_OPENED("PanelOpened", Reach.COURSE),
    CHAIR_ELECTED("ChairElected", Reach.COURSE),
    VOTE_SIGNED("VoteSigned", Reach.COURSE, By.ACTOR),
    PANEL_TALLIED("PanelTallied", Reach.COURSE),
    EDGE_CASE_OPENED("EdgeCaseOpened", Reach.COURSE, fact("raisedBy", "raised-level.")),
    BOARD_OPINION_GIVEN("BoardOpinionGiven", Reach.COURSE, By.ACTOR),
    BOARD_TALLIED("BoardTallied", Reach.COURSE),
    EDGE_CASE_DECIDED("EdgeCaseDecided", Reach.RESULT, upper("outcome", "board-outcome.")),
    EDGE_CASE_DROPPED("EdgeCaseDropped", Reach.COURSE),
    DECISION_SIGNED("DecisionSigned", Reach.RESULT, By.ACTOR, fact("level", "decision-level.")),
    IMAGE_REPORTED_UNUSABLE("ImageReportedUnusable", Reach.COURSE),
    GROUND_TRUTH_RECORDED("GroundTruthRecorded", Reach.RESULT, fact("origin", "origin.")),
    CASE_AUDITED("CaseAudited", Reach.COURSE, By.ACTOR, upper("verdict", "verdict.")),
    FEEDBACK_GIVEN("FeedbackGiven", Reach.COURSE),
    INCIDENT_RAISED("IncidentRaised", Reach.COURSE),
    INCIDENT_RESOLVED("IncidentResolved", Reach.COURSE);

    /** How far a line may be told: to everybody who may open the case, with its result, or to those who follow its course. */
    enum Reach {
        EVERYBODY,
        RESULT,
        COURSE
    }

    /** Whose doing it was. Where it is nobody's, the recorded actor is only whoever set the diagram going. */
    private enum By {
        NOBODY,
        ACTOR,
        ASSIGNEE
    }

    /** A text by its key, or as it stands. */
    record Detail(String text, boolean key) {}

    private final String type;
    private final Reach reach;
    private final By by;
    private final Function<Map<String, String>, @Nullable Detail> detail;

    CaseEvent(String type, Reach reach) {
        this(type, reach, By.NOBODY);
    }

    CaseEvent(String type, Reach reach, By by) {
        this(type, reach, by, facts -> null);
    }

    CaseEvent(String type, Reach reach, Function<Map<String, String>, @Nullable Detail> detail) {
        this(type, reach, By.NOBODY, detail);
    }

    CaseEvent(String type, Reach reach, By by, Function<Map<String, String>, @Nullable Detail> detail) {
        this.type = type;
        this.reach = reach;
        this.by = by;
        this.detail = detail;
    }

    static Optional<CaseEvent> of(RecordedEvent event) {
        return Arrays.stream(values())
                .filter(known -> known.type.equals(event.type()))
                .filter(known -> known != ROUTED || event.facts().containsKey("out.route"))
                .findFirst();
    }

    String type() {
        return type;
    }

    Reach reach() {
        return reach;
    }

    @Nullable
    Detail detail(RecordedEvent event) {
        return detail.apply(event.facts());
    }

    /** Id of the person or system principal whose doing it was; null where it was nobody's. */
    @Nullable
    String doer(RecordedEvent event) {
        return switch (by) {
            case NOBODY -> null;
            case ACTOR -> event.actorId();
            case ASSIGNEE -> event.facts().get("assignee");
        };
    }

    private static Function<Map<String, String>, @Nullable Detail> fact(String name, String keys) {
        return facts -> facts.containsKey(name) ? new Detail(keys + facts.get(name), true) : null;
    }

    private static Function<Map<String, String>, @Nullable Detail> upper(String name, String keys) {
        return facts -> facts.containsKey(name)
                ? new Detail(keys + facts.get(name).toUpperCase(Locale.ROOT).replace('-', '_'), true)
                : null;
    }

    private static @Nullable Detail reviewed(Map<String, String> facts) {
        String kind = facts.getOrDefault("kind", "").toLowerCase(Locale.ROOT).replace('_', '-');
        return kind.isEmpty() ? null : new Detail("review." + kind, true);
    }

    private static @Nullable Detail agreement(Map<String, String> facts) {
        String share = facts.getOrDefault("percentAgreement", "undefined");
        return share.equals("undefined") ? null : new Detail(Math.round(Double.parseDouble(share) * 100) + " %", false);
    }
}

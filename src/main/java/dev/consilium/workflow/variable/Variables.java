package dev.consilium.workflow.variable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The vocabulary: every variable a diagram or a decision table may name. */
public final class Variables {

    public static final ProcessVariable<String> PROJECT_ID = ProcessVariable.text("projectId", "id of the project");
    public static final ProcessVariable<String> CASE_ID = ProcessVariable.text("caseId", "id of the case");
    public static final ProcessVariable<String> SERIES_ID = ProcessVariable.text("seriesId", "id of the series");
    public static final ProcessVariable<String> MODALITY =
            ProcessVariable.text("modality", "DICOM Modality (0008,0060)");
    public static final ProcessVariable<String> PRIORITY = ProcessVariable.text("priority", "routine or urgent");

    public static final ProcessVariable<Integer> READERS_TO_ADD =
            ProcessVariable.counter("readersToAdd", "independent readings to ask for in this round", 20);
    public static final ProcessVariable<String> READER_LEVEL =
            ProcessVariable.text("readerLevel", "candidate group of the readers");
    public static final ProcessVariable<Integer> ROUND = ProcessVariable.counter("round", "round of reading, from 1");
    public static final ProcessVariable<Boolean> STAFFED =
            ProcessVariable.flag("staffed", "enough eligible people are there");
    public static final ProcessVariable<Integer> READERS_LEFT =
            ProcessVariable.counter("readersLeft", "eligible readers who have no part in the case yet");

    public static final ProcessVariable<String> READING_REMINDER_AFTER =
            ProcessVariable.duration("readingReminderAfter", "how long until a reader is reminded");
    public static final ProcessVariable<String> READING_DUE_AFTER =
            ProcessVariable.duration("readingDueAfter", "how long until a reading is due and goes to another reader");
    public static final ProcessVariable<String> READING_ESCALATE_AFTER =
            ProcessVariable.duration("readingEscalateAfter", "how long until a reading moves up a level");
    public static final ProcessVariable<Integer> REWORK_LIMIT =
            ProcessVariable.counter("reworkLimit", "how many times a reading may go back to its reader", 5);
    public static final ProcessVariable<Integer> REWORK_COUNT = ProcessVariable.counter(
            "reworkCount", "how many times it went back to its reader, local to the reading or review");
    public static final ProcessVariable<Boolean> REWORKED =
            ProcessVariable.flag("reworked", "the reader handed the reading in again");
    public static final ProcessVariable<Boolean> REOPENED =
            ProcessVariable.flag("reopened", "the case was finished before and is read once more");

    public static final ProcessVariable<String> READER_ID =
            ProcessVariable.text("readerId", "id of the person of one reading, local to it");
    public static final ProcessVariable<String> READING_ID =
            ProcessVariable.text("readingId", "id of one reading, local to it");
    public static final ProcessVariable<Boolean> UNCERTAIN =
            ProcessVariable.flag("uncertain", "the reader flagged uncertain, local to the reading");
    public static final ProcessVariable<Boolean> EDGE_CASE = ProcessVariable.flag(
            "edgeCase", "whoever had the case calls it an edge case, local to the reading or review");
    public static final ProcessVariable<Boolean> UNUSABLE_IMAGE = ProcessVariable.flag(
            "unusableImage", "whoever had the case cannot use the image, local to the reading or review");
    public static final ProcessVariable<String> QUESTION_ID =
            ProcessVariable.text("questionId", "id of a question to the data manager, local to it");
    public static final ProcessVariable<Boolean> READING_VALID =
            ProcessVariable.flag("readingValid", "the labels satisfy the schema, local to the reading");
    public static final ProcessVariable<String> REWORK_REASON = ProcessVariable.text(
            "reworkReason",
            "codes of what the labels lack, or why they were sent back, local to the reading or decision");

    public static final ProcessVariable<Integer> READING_COUNT =
            ProcessVariable.counter("readingCount", "submitted independent readings");
    public static final ProcessVariable<Double> PERCENT_AGREEMENT =
            ProcessVariable.score("percentAgreement", "share of agreeing pairs of readings, 0 to 1");
    public static final ProcessVariable<Double> MAJORITY_SHARE =
            ProcessVariable.score("majorityShare", "share of readings with the most frequent value, 0 to 1");
    public static final ProcessVariable<Boolean> TIE = ProcessVariable.flag("tie", "two values are equally frequent");
    public static final ProcessVariable<Boolean> CRITICAL_FINDING =
            ProcessVariable.flag("criticalFinding", "some reading holds a class the schema calls critical");
    public static final ProcessVariable<Double> POSTERIOR = ProcessVariable.score(
            "posterior",
            "how probable the consensus is, given the readings and what is known of the readers, 0 to 1; null without a consensus");
    public static final ProcessVariable<Boolean> CALIBRATED = ProcessVariable.flag(
            "calibrated", "posteriors of the project are held against at least 200 outcomes known from experts");
    public static final ProcessVariable<Double> GAIN_OF_ONE_MORE = ProcessVariable.score(
            "gainOfOneMore",
            "what one more reading is expected to add to the largest posterior, looking up to two ahead; 0 with nobody left");
    public static final ProcessVariable<Boolean> RELIABLE_DISSENT = ProcessVariable.flag(
            "reliableDissent", "readers of a reliability of .9 or more differ on a critical class");
    public static final ProcessVariable<Boolean> READER_DRIFT =
            ProcessVariable.flag("readerDrift", "a reader whose label the consensus needs is known to drift");
    public static final ProcessVariable<String> READER_MODEL = ProcessVariable.text(
            "readerModel", "digest of what was known of the readers when the posterior was computed");
    public static final ProcessVariable<Integer> LESION_COUNT =
            ProcessVariable.counter("lesionCount", "lesions in the reading that has most");
    public static final ProcessVariable<Integer> LESION_COUNT_DIFFERENCE =
            ProcessVariable.counter("lesionCountDifference", "largest less smallest number of lesions of a reading");
    public static final ProcessVariable<Integer> UNMATCHED_LESIONS =
            ProcessVariable.counter("unmatchedLesions", "lesions that not every reading has");
    public static final ProcessVariable<Double> MEAN_OVERLAP =
            ProcessVariable.score("meanOverlap", "mean IoU of the matched lesions, 0 to 1");
    public static final ProcessVariable<Double> MIN_OVERLAP =
            ProcessVariable.score("minOverlap", "smallest IoU of the matched lesions, 0 to 1");
    public static final ProcessVariable<Double> OVERALL_DICE =
            ProcessVariable.score("overallDice", "Dice over everything marked, 0 to 1");
    public static final ProcessVariable<Double> SURFACE_AGREEMENT = ProcessVariable.score(
            "surfaceAgreement",
            "least share of the surface of a matched lesion within the tolerance of its class (NSD), 0 to 1; empty without masks");
    public static final ProcessVariable<Double> UNCERTAIN_FRACTION = ProcessVariable.score(
            "uncertainFraction",
            "largest share of a lesion's voxels that only some readings have, 0 to 1; empty without masks of one lesion");
    public static final ProcessVariable<Integer> ODD_SHAPES =
            ProcessVariable.counter("oddShapes", "lesions drawn in several pieces or with a hole");
    public static final ProcessVariable<String> ROUTE = ProcessVariable.text(
            "route", "accept, more, specialist, edge-case or arbitrate: what the routing table said");
    public static final ProcessVariable<String> ROUTE_REASON =
            ProcessVariable.text("routeReason", "code of the routing rule that applied");

    public static final ProcessVariable<String> DECISION_ID =
            ProcessVariable.text("decisionId", "id of the latest decision");
    public static final ProcessVariable<String> REVIEW_OUTCOME = ProcessVariable.text(
            "reviewOutcome",
            "accept, correct, return, uncertain, edge-case or unusable: what the specialist said of the readings");
    public static final ProcessVariable<String> SPECIALIST_ID =
            ProcessVariable.text("specialistId", "id of the specialist a case comes back to, null for a new review");
    public static final ProcessVariable<Boolean> SPLIT =
            ProcessVariable.flag("split", "the arbiter refers the case to a panel, or the panel found no majority");
    public static final ProcessVariable<Integer> PANEL_SIZE =
            ProcessVariable.counter("panelSize", "members of the panel", 5);
    public static final ProcessVariable<Boolean> ABSTAINED =
            ProcessVariable.flag("abstained", "the member has a conflict of interest, local to the seat of a panel");
    public static final ProcessVariable<Integer> OPEN_INSTANCES = ProcessVariable.counter(
            "nrOfActiveInstances", "parallel instances that have not ended, this one included; set by the engine");
    public static final ProcessVariable<String> CHAIR_ID =
            ProcessVariable.text("chairId", "id of the person who decides for a panel without a majority");
    public static final ProcessVariable<String> EDGE_CATEGORY = ProcessVariable.text(
            "edgeCategory",
            "rare-disease, ambiguous, multi-condition, atypical or artefact: what whoever raised an edge case called it");
    public static final ProcessVariable<String> BOARD_OUTCOME = ProcessVariable.text(
            "boardOutcome",
            "decided, ambiguous, excluded, not-an-edge-case, unusable-image or split: what the board came to");
    public static final ProcessVariable<Boolean> SAMPLED =
            ProcessVariable.flag("sampled", "the case is drawn for an audit");
    public static final ProcessVariable<String> SAMPLING_REASON =
            ProcessVariable.text("samplingReason", "code of the sampling rule that applied");
    public static final ProcessVariable<Boolean> REWORKED_FOR_AUDIT = ProcessVariable.flag(
            "reworkedForAudit", "an audit has sent readings of the case back since it was last opened");
    public static final ProcessVariable<Double> SAMPLING_DRAW = ProcessVariable.score(
            "samplingDraw",
            "number of the case between 0 and 1, fixed by its id, compared with the rate of a sampling rule");
    public static final ProcessVariable<Integer> READER_HISTORY = ProcessVariable.counter(
            "readerHistory", "closed cases of the least experienced reader of the case in this project");
    public static final ProcessVariable<Integer> RAREST_CLASS_CASES = ProcessVariable.counter(
            "rarestClassCases", "other cases of the project whose truth holds the rarest class of this one");
    public static final ProcessVariable<String> AUDIT_REMINDER_AFTER =
            ProcessVariable.duration("auditReminderAfter", "how long until an auditor is reminded");
    public static final ProcessVariable<String> AUDIT_DUE_AFTER =
            ProcessVariable.duration("auditDueAfter", "how long until an audit is due and goes to another auditor");
    public static final ProcessVariable<String> AUDIT_ESCALATE_AFTER =
            ProcessVariable.duration("auditEscalateAfter", "how long until the lead is shown that an audit is late");
    public static final ProcessVariable<String> AUDIT_VERDICT =
            ProcessVariable.text("auditVerdict", "not-sampled, passed, rework or failed");
    public static final ProcessVariable<Integer> READINGS_TO_REWORK =
            ProcessVariable.counter("readingsToRework", "readings that go back to their readers", 20);
    public static final ProcessVariable<Boolean> DECISION_VALID =
            ProcessVariable.flag("decisionValid", "the decision's labels satisfy the schema");
    public static final ProcessVariable<Boolean> AMBIGUOUS =
            ProcessVariable.flag("ambiguous", "the arbiter declared the case ambiguous");
    public static final ProcessVariable<String> GROUND_TRUTH_ORIGIN =
            ProcessVariable.text("groundTruthOrigin", "consensus, specialist, arbitration, board or ambiguous");

    public static final ProcessVariable<String> VERDICT =
            ProcessVariable.text("verdict", "pass, warn or fail: what the quality gate said");
    public static final ProcessVariable<String> REPORTED_DUTY = ProcessVariable.text(
            "reportedDuty",
            "reader, specialist, arbiter, panel or board: part of whoever last said that the images cannot be used");
    public static final ProcessVariable<Boolean> RELEASED =
            ProcessVariable.flag("released", "the data manager released the series from quarantine");
    public static final ProcessVariable<String> ABSENCE_ID =
            ProcessVariable.text("absenceId", "id of the absence of a person");
    public static final ProcessVariable<Boolean> ABSENT_NOW =
            ProcessVariable.flag("absentNow", "the absence had begun when it was recorded");
    public static final ProcessVariable<String> ABSENCE_BEGINS_AFTER = ProcessVariable.duration(
            "absenceBeginsAfter", "how long from the recording to the first moment of an absence");
    public static final ProcessVariable<String> ABSENCE_ENDS_AFTER =
            ProcessVariable.duration("absenceEndsAfter", "how long from the handing over to the end of an absence");
    public static final ProcessVariable<Integer> OBJECTS = ProcessVariable.counter("objects", "objects of the series");
    public static final ProcessVariable<Integer> UNREADABLE =
            ProcessVariable.counter("unreadable", "objects whose pixels cannot be decoded");
    public static final ProcessVariable<Integer> MISSING_ATTRIBUTES =
            ProcessVariable.counter("missingAttributes", "required attributes that are absent");
    public static final ProcessVariable<Integer> WRONG_MODALITY =
            ProcessVariable.counter("wrongModality", "objects of another modality than they, or their series, say");
    public static final ProcessVariable<Integer> MISSING_INSTANCES =
            ProcessVariable.counter("missingInstances", "objects the series says it has and that did not come");
    public static final ProcessVariable<Integer> INVERTED_IMAGES =
            ProcessVariable.counter("invertedImages", "images whose bright and dark seem exchanged");
    public static final ProcessVariable<Integer> EMPTY_IMAGES =
            ProcessVariable.counter("emptyImages", "images of one single value");
    public static final ProcessVariable<Integer> MISSING_SLICES =
            ProcessVariable.counter("missingSlices", "slices missing by position");
    public static final ProcessVariable<Integer> DUPLICATE_POSITIONS =
            ProcessVariable.counter("duplicatePositions", "slices at the position of another");
    public static final ProcessVariable<Boolean> NONUNIFORM_SPACING =
            ProcessVariable.flag("nonuniformSpacing", "distances between slices differ");
    public static final ProcessVariable<Integer> INCONSISTENT_GEOMETRY =
            ProcessVariable.counter("inconsistentGeometry", "objects of another size, spacing or orientation");
    public static final ProcessVariable<Integer> ROWS = ProcessVariable.counter("rows", "Rows (0028,0010)");
    public static final ProcessVariable<Integer> COLUMNS = ProcessVariable.counter("columns", "Columns (0028,0011)");
    public static final ProcessVariable<Double> PIXEL_SPACING = ProcessVariable.score(
            "pixelSpacing", "distance between pixels in mm, the larger of both; null where not said");
    public static final ProcessVariable<Double> SLICE_SPACING =
            ProcessVariable.score("sliceSpacing", "median distance between slices in mm; null where there is no stack");
    public static final ProcessVariable<Double> GANTRY_TILT =
            ProcessVariable.score("gantryTilt", "degrees by which the slices are sheared against their normal");
    public static final ProcessVariable<Integer> UNUSUAL_FIGURES = ProcessVariable.counter(
            "unusualFigures", "figures outside the 1st to 99th percentile of the project's accepted images");
    public static final ProcessVariable<Double> DYNAMIC_RANGE =
            ProcessVariable.score("dynamicRange", "99.9th less 0.1st percentile, median over slices");
    public static final ProcessVariable<Double> NOISE =
            ProcessVariable.score("noise", "noise sigma, median over slices; null where undefined");
    public static final ProcessVariable<Double> SHARPNESS = ProcessVariable.score(
            "sharpness", "variance of the Laplacian over local variance, median over slices; null where undefined");
    public static final ProcessVariable<Double> SNR =
            ProcessVariable.score("snr", "signal to noise, median over slices; null where undefined");
    public static final ProcessVariable<Boolean> BURNED_IN_RISK =
            ProcessVariable.flag("burnedInRisk", "text may be burned into the pixels");
    public static final ProcessVariable<Integer> EXACT_DUPLICATES =
            ProcessVariable.counter("exactDuplicates", "objects whose pixels are already in the project");
    public static final ProcessVariable<Integer> CONFLICTING_UIDS =
            ProcessVariable.counter("conflictingUids", "objects that share a SOP Instance UID with other bytes");
    public static final ProcessVariable<Integer> NEAR_DUPLICATES = ProcessVariable.counter(
            "nearDuplicates", "series of other studies that hold a picture that looks like one of this");
    public static final ProcessVariable<Integer> PATIENT_LEAKS =
            ProcessVariable.counter("patientLeaks", "pictures that the project holds of another patient");

    private static final Map<String, ProcessVariable<?>> BY_NAME = Arrays.stream(Variables.class.getFields())
            .map(Variables::constant)
            .collect(Collectors.toUnmodifiableMap(ProcessVariable::name, Function.identity()));

    private Variables() {}

    public static List<ProcessVariable<?>> all() {
        return BY_NAME.values().stream()
                .sorted(java.util.Comparator.comparing(ProcessVariable::name))
                .toList();
    }

    public static Optional<ProcessVariable<?>> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Sets a variable of the vocabulary by its name, converting the value; for the outputs of decision tables. */
    public static void setNamed(VariableScope scope, String name, Object value) {
        ProcessVariable<?> variable = named(name)
                .orElseThrow(() -> new IllegalStateException("output " + name + " is not in the vocabulary"));
        scope.setVariable(name, variable.convert(value));
    }

    private static ProcessVariable<?> constant(java.lang.reflect.Field field) {
        try {
            return (ProcessVariable<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}

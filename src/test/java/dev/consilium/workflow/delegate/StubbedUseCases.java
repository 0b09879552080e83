package dev.consilium.workflow.delegate;

import static org.mockito.Mockito.mock;

import dev.consilium.arbitration.Arbitrations;
import dev.consilium.arbitration.CaseClosure;
import dev.consilium.arbitration.FeedbackItems;
import dev.consilium.arbitration.GroundTruths;
import dev.consilium.arbitration.LabelReview;
import dev.consilium.arbitration.Reopening;
import dev.consilium.project.CaseScoring;
import dev.consilium.project.Deadlines;
import dev.consilium.project.StaffSelection;
import dev.consilium.study.DuplicateDetection;
import dev.consilium.study.QualityCheck;
import dev.consilium.study.Quarantine;
import dev.consilium.study.SeriesAcceptance;
import dev.consilium.study.SeriesDeidentification;
import java.util.Map;

/** The use cases the delegates call, stubbed, and the real delegates over them, for tests of diagrams. */
public record StubbedUseCases(
        SeriesDeidentification deidentification,
        DuplicateDetection duplicates,
        QualityCheck quality,
        SeriesAcceptance acceptance,
        Quarantine quarantine,
        StaffSelection selection,
        LabelReview review,
        CaseScoring scoring,
        Arbitrations arbitrations,
        GroundTruths groundTruths,
        CaseClosure closure,
        Reopening reopening,
        FeedbackItems feedback,
        Deadlines deadlines) {

    public static StubbedUseCases create() {
        return new StubbedUseCases(
                mock(SeriesDeidentification.class),
                mock(DuplicateDetection.class),
                mock(QualityCheck.class),
                mock(SeriesAcceptance.class),
                mock(Quarantine.class),
                mock(StaffSelection.class),
                mock(LabelReview.class),
                mock(CaseScoring.class),
                mock(Arbitrations.class),
                mock(GroundTruths.class),
                mock(CaseClosure.class),
                mock(Reopening.class),
                mock(FeedbackItems.class),
                mock(Deadlines.class));
    }

    /** By bean name: the whole catalogue. */
    public Map<String, ProtocolDelegate> delegates() {
        return Map.ofEntries(
                Map.entry("deidentifyStudyDelegate", new DeidentifyStudyDelegate(deidentification)),
                Map.entry("detectDuplicatesDelegate", new DetectDuplicatesDelegate(duplicates)),
                Map.entry("checkImageQualityDelegate", new CheckImageQualityDelegate(quality)),
                Map.entry("acceptStudyDelegate", new AcceptStudyDelegate(acceptance)),
                Map.entry("quarantineStudyDelegate", new QuarantineStudyDelegate(quarantine)),
                Map.entry("selectStaffDelegate", new SelectStaffDelegate(selection)),
                Map.entry("validateLabelsDelegate", new ValidateLabelsDelegate(review)),
                Map.entry("scoreAgreementDelegate", new ScoreAgreementDelegate(scoring, selection)),
                Map.entry("buildConsensusDelegate", new BuildConsensusDelegate(scoring)),
                Map.entry("openArbitrationDelegate", new OpenArbitrationDelegate(arbitrations)),
                Map.entry("recordGroundTruthDelegate", new RecordGroundTruthDelegate(groundTruths)),
                Map.entry("closeCaseDelegate", new CloseCaseDelegate(closure)),
                Map.entry("reopenCaseDelegate", new ReopenCaseDelegate(reopening)),
                Map.entry("giveFeedbackDelegate", new GiveFeedbackDelegate(feedback)),
                Map.entry("markOverdueDelegate", new MarkOverdueDelegate(deadlines)));
    }
}

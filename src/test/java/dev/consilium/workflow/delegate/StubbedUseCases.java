package dev.consilium.workflow.delegate;

import static org.mockito.Mockito.mock;

import dev.consilium.arbitration.Arbitrations;
import dev.consilium.arbitration.FeedbackItems;
import dev.consilium.arbitration.GroundTruths;
import dev.consilium.arbitration.LabelReview;
import dev.consilium.arbitration.UnusableImages;
import dev.consilium.arbitration.panel.ChairElection;
import dev.consilium.arbitration.panel.PanelTally;
import dev.consilium.arbitration.panel.Panels;
import dev.consilium.project.CaseScoring;
import dev.consilium.project.Deadlines;
import dev.consilium.project.StaffSelection;
import dev.consilium.study.DuplicateDetection;
import dev.consilium.study.QualityCheck;
import dev.consilium.study.Quarantine;
import dev.consilium.study.SeriesAcceptance;
import dev.consilium.study.SeriesDeidentification;
import dev.consilium.workflow.task.TaskDeadlines;
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
        FeedbackItems feedback,
        Deadlines deadlines,
        Panels panels,
        PanelTally tally,
        ChairElection election,
        TaskDeadlines taskDeadlines,
        UnusableImages images) {

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
                mock(FeedbackItems.class),
                mock(Deadlines.class),
                mock(Panels.class),
                mock(PanelTally.class),
                mock(ChairElection.class),
                mock(TaskDeadlines.class),
                mock(UnusableImages.class));
    }

    /** By bean name: the whole catalogue. */
    public Map<String, ProtocolDelegate> delegates() {
        return Map.ofEntries(
                Map.entry("deidentifyStudyDelegate", new DeidentifyStudyDelegate(deidentification)),
                Map.entry("detectDuplicatesDelegate", new DetectDuplicatesDelegate(duplicates)),
                Map.entry("checkImageQualityDelegate", new CheckImageQualityDelegate(quality)),
                Map.entry("acceptStudyDelegate", new AcceptStudyDelegate(acceptance)),
                Map.entry("quarantineStudyDelegate", new QuarantineStudyDelegate(quarantine)),
                Map.entry("holdSeriesDelegate", new HoldSeriesDelegate(images)),
                Map.entry("selectStaffDelegate", new SelectStaffDelegate(selection)),
                Map.entry("validateLabelsDelegate", new ValidateLabelsDelegate(review)),
                Map.entry("scoreAgreementDelegate", new ScoreAgreementDelegate(scoring, selection)),
                Map.entry("buildConsensusDelegate", new BuildConsensusDelegate(scoring)),
                Map.entry("openArbitrationDelegate", new OpenArbitrationDelegate(arbitrations)),
                Map.entry("recordGroundTruthDelegate", new RecordGroundTruthDelegate(groundTruths)),
                Map.entry("giveFeedbackDelegate", new GiveFeedbackDelegate(feedback)),
                Map.entry("openPanelDelegate", new OpenPanelDelegate(panels)),
                Map.entry("replaceMemberDelegate", new ReplaceMemberDelegate(panels)),
                Map.entry("tallyPanelDelegate", new TallyPanelDelegate(tally)),
                Map.entry("electChairDelegate", new ElectChairDelegate(election)),
                Map.entry("markOverdueDelegate", new MarkOverdueDelegate(deadlines)),
                Map.entry("remindDelegate", new RemindDelegate(taskDeadlines)),
                Map.entry("reassignTaskDelegate", new ReassignTaskDelegate(taskDeadlines)));
    }
}

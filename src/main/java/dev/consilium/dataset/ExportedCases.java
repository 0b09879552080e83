package dev.consilium.dataset;

import dev.consilium.annotation.ActiveTimes;
import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.arbitration.Arbitrations;
import dev.consilium.arbitration.FirstPass;
import dev.consilium.arbitration.GroundTruth;
import dev.consilium.arbitration.GroundTruths;
import dev.consilium.arbitration.Referrals;
import dev.consilium.arbitration.consensus.CaseWeighing;
import dev.consilium.arbitration.edgecase.EdgeCaseRegister;
import dev.consilium.arbitration.panel.PanelRecords;
import dev.consilium.dataset.ExportedCase.ExportedDecision;
import dev.consilium.dataset.ExportedCase.ExportedEdgeCase;
import dev.consilium.dataset.ExportedCase.ExportedOpinion;
import dev.consilium.dataset.ExportedCase.ExportedReading;
import dev.consilium.dataset.ExportedCase.ExportedTruth;
import dev.consilium.project.Case;
import dev.consilium.project.CaseScoring;
import dev.consilium.quality.CaseQuality;
import dev.consilium.study.SeriesCatalogue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what is known of a closed case from the modules that know it. */
@Component
class ExportedCases {

    private final SeriesCatalogue catalogue;
    private final Readings readings;
    private final ActiveTimes times;
    private final CaseQuality quality;
    private final CaseScoring scoring;
    private final Arbitrations arbitrations;
    private final Referrals referrals;
    private final PanelRecords panels;
    private final GroundTruths truths;
    private final CaseWeighing weighing;
    private final FirstPass firstPass;
    private final EdgeCaseRegister register;
    private final ExportedHistories histories;

    ExportedCases(
            SeriesCatalogue catalogue,
            Readings readings,
            ActiveTimes times,
            CaseQuality quality,
            CaseScoring scoring,
            Arbitrations arbitrations,
            Referrals referrals,
            PanelRecords panels,
            GroundTruths truths,
            CaseWeighing weighing,
            FirstPass firstPass,
            EdgeCaseRegister register,
            ExportedHistories histories) {
        this.catalogue = catalogue;
        this.readings = readings;
        this.times = times;
        this.quality = quality;
        this.scoring = scoring;
        this.arbitrations = arbitrations;
        this.referrals = referrals;
        this.panels = panels;
        this.truths = truths;
        this.weighing = weighing;
        this.firstPass = firstPass;
        this.register = register;
        this.histories = histories;
    }

    ExportedCase of(Case closed, Pseudonyms pseudonyms) {
        if (!closed.state().closed()) {
            throw new IllegalStateException("case " + closed.id() + " is blinded");
        }
        return new ExportedCase(
                closed.id(),
                closed.modality(),
                closed.state(),
                closed.round(),
                closed.route(),
                closed.routeReason(),
                closed.protocolDigest(),
                closed.openedAt(),
                closed.closedAt(),
                catalogue.provenance(closed.seriesId()),
                readings(closed, pseudonyms),
                quality.scores(closed.id()),
                scoring.consensus(closed.id()),
                referrals.of(closed.id()).stream()
                        .map(referral -> ExportedReferral.of(referral, pseudonyms))
                        .toList(),
                panels.of(closed.id()).stream()
                        .map(panel -> ExportedPanel.of(panel, pseudonyms))
                        .toList(),
                arbitrations.decisions(closed.id()).stream()
                        .map(decision -> ExportedDecision.of(
                                decision, pseudonyms.of(decision.arbiterId()), arbitrations.lesions(decision.id())))
                        .toList(),
                edgeCases(closed, pseudonyms),
                truths(closed),
                histories.of(closed.id(), pseudonyms));
    }

    private List<ExportedEdgeCase> edgeCases(Case closed, Pseudonyms pseudonyms) {
        return register.ofCase(closed.id()).stream()
                .map(entry -> ExportedEdgeCase.of(
                        entry,
                        register.opinions(entry).stream()
                                .map(opinion -> ExportedOpinion.of(
                                        opinion,
                                        pseudonyms.of(opinion.signature().signerId())))
                                .toList()))
                .toList();
    }

    private List<ExportedTruth> truths(Case closed) {
        String label = closed.state().settled()
                ? truths.latest(closed.id()).map(GroundTruth::id).orElse("")
                : "";
        return truths.revisions(closed.id()).stream()
                .map(truth ->
                        ExportedTruth.of(truth, truth.id().equals(label), belief(truth), truths.lesions(truth.id())))
                .toList();
    }

    private @Nullable ExportedBelief belief(GroundTruth truth) {
        return truth.consensusId() == null
                ? null
                : weighing.find(truth.consensusId()).map(ExportedBelief::of).orElse(null);
    }

    /** The case is closed, so its readings are open, those set aside too; one that is not stays in the house all the same. */
    private List<ExportedReading> readings(Case closed, Pseudonyms pseudonyms) {
        Map<String, List<Annotation>> revisions = readings.revisions(closed.id());
        Map<String, Instant> sentBack = firstPass.sentBack(List.of(closed.id()));
        Map<String, Integer> seconds = times.ofReadings(revisions.keySet());
        return readings.handedIn(closed.id()).stream()
                .filter(Reading::open)
                .map(reading -> ExportedReading.of(
                        reading,
                        Objects.requireNonNull(revisions.get(reading.id())),
                        pseudonyms.of(reading.readerId()),
                        sentBack.get(reading.id()),
                        seconds.get(reading.id())))
                .toList();
    }
}

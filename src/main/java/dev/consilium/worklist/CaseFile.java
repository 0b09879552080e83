package dev.consilium.worklist;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.arbitration.Arbitrations;
import dev.consilium.arbitration.Decision;
import dev.consilium.arbitration.GroundTruth;
import dev.consilium.arbitration.GroundTruths;
import dev.consilium.arbitration.edgecase.EdgeCaseRegister;
import dev.consilium.arbitration.panel.PanelRecords;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.People;
import dev.consilium.project.Case;
import dev.consilium.project.Questions;
import dev.consilium.quality.CaseQuality;
import dev.consilium.quality.CaseScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows a case to those who may see it, each as much as they may. */
@Component
public class CaseFile {
    private final CaseAccess access;
    private final Readings readings;
    private final Arbitrations arbitrations;
    private final PanelRecords panels;
    private final GroundTruths truths;
    private final CaseQuality quality;
    private final Questions questions;
    private final EdgeCaseRegister edgeCases;
    private final CaseHistories histories;
    private final People people;

    CaseFile(
            CaseAccess access,
            Readings readings,
            Arbitrations arbitrations,
            PanelRecords panels,
            GroundTruths truths,
            CaseQuality quality,
            Questions questions,
            EdgeCaseRegister edgeCases,
            CaseHistories histories,
            People people) {
        this.access = access;
        this.readings = readings;
        this.arbitrations = arbitrations;
        this.panels = panels;
        this.truths = truths;
        this.quality = quality;
        this.questions = questions;
        this.edgeCases = edgeCases;
        this.histories = histories;
        this.people = people;
    }

    /** @throws Refusal NOT_FOUND for an absent case and for one of somebody else's alike */
    public CaseView of(String caseId, Actor viewer) {
        CaseAccess.Opened opened = access.open(caseId, viewer);
        Case shown = opened.shown();
        CaseSight sight = opened.sight();
        boolean progress = sight.seesProgress(shown.state());
        List<CaseView.ReadingView> readings = readings(shown, viewer, sight);
        return new CaseView(
                shown.id(),
                shown.projectId(),
                shown.seriesId(),
                shown.modality(),
                shown.priority(),
                sight.shown(shown.state()),
                shown.protocolDigest(),
                shown.openedAt(),
                shown.closedAt(),
                progress ? shown.overdueSince() : null,
                progress ? shown.heldAt() : null,
                progress ? shown.round() : null,
                progress ? shown.route() : null,
                progress ? shown.waitCode() : null,
                progress ? scores(shown, sight) : null,
                readings,
                questions(shown, viewer, sight),
                sight.seesDecision(shown.state())
                        ? arbitrations
                                .decision(caseId)
                                .map(d -> decision(d, sight))
                                .orElse(null)
                        : null,
                sight.seesWho() ? earlierDecisions(caseId, sight) : null,
                sight.seesEdgeCases(shown.state())
                        ? edgeCases.ofCase(caseId).stream()
                                .map(entry -> EdgeCaseView.of(entry, caseId))
                                .toList()
                        : null,
                sight.seesDecision(shown.state()) ? panels(caseId, sight) : null,
                sight.seesTruth(shown.state())
                        ? truths.latest(caseId).map(this::truth).orElse(null)
                        : null,
                sight.seesWho() ? earlierTruths(shown) : null,
                sight.seesWho() ? histories.of(caseId, readings) : null);
    }

    private List<CaseScore> scores(Case shown, CaseSight sight) {
        boolean all = sight.seesEarlier(shown.state());
        return quality.scores(shown.id()).stream()
                .filter(score -> all || score.round() >= shown.firstRound())
                .toList();
    }

    private CaseView.TruthView truth(GroundTruth truth) {
        return CaseView.TruthView.of(truth, truths.lesions(truth.id()));
    }

    /** All but the one that counts, or that will once the case is closed. */
    private @Nullable List<CaseView.TruthView> earlierTruths(Case shown) {
        int counting = truths.latest(shown.id()).map(GroundTruth::revision).orElse(0);
        List<CaseView.TruthView> earlier = truths.revisions(shown.id()).stream()
                .filter(truth -> truth.revision() != counting)
                .filter(truth -> shown.state().closed() || truth.round() < shown.firstRound())
                .map(this::truth)
                .toList();
        return earlier.isEmpty() ? null : earlier;
    }

    private @Nullable List<CaseView.DecisionView> earlierDecisions(String caseId, CaseSight sight) {
        String counting = arbitrations.decision(caseId).map(Decision::id).orElse("");
        List<CaseView.DecisionView> earlier = arbitrations.decisions(caseId).stream()
                .filter(decision -> !decision.id().equals(counting))
                .map(decision -> decision(decision, sight))
                .toList();
        return earlier.isEmpty() ? null : earlier;
    }

    /** Whether {@link #of} would show this person anything. */
    boolean isOpenTo(Case shown, Actor viewer) {
        return access.isOpenTo(shown, viewer);
    }

    private @Nullable List<PanelView> panels(String caseId, CaseSight sight) {
        Function<String, String> names =
                sight.seesWho() ? personId -> people.get(personId).displayName() : null;
        List<PanelView> settled = panels.of(caseId).stream()
                .map(panel -> PanelView.of(panel, names))
                .toList();
        return settled.isEmpty() ? null : settled;
    }

    /** In the order of their random ids, so that the order tells nothing. */
    private List<CaseView.ReadingView> readings(Case shown, Actor viewer, CaseSight sight) {
        List<CaseView.ReadingView> views = new ArrayList<>();
        List<Reading> visible =
                sight.seesWho() ? readings.overseenBy(viewer, shown.id()) : readings.visibleTo(viewer, shown.id());
        visible.stream()
                .filter(reading -> reading.readerId().equals(viewer.id()) || sight.seesOthers(shown.state()))
                .sorted(Comparator.comparing(Reading::id))
                .forEach(reading -> {
                    Annotation annotation = reading.annotation();
                    if (annotation != null) {
                        views.add(view(reading, annotation, "Reader " + (views.size() + 1), viewer, sight));
                    }
                });
        return views;
    }

    private List<QuestionView> questions(Case shown, Actor viewer, CaseSight sight) {
        return questions.ofCase(shown.id()).stream()
                .filter(question -> sight.seesQuestions() || question.askedBy().equals(viewer.id()))
                .map(question -> QuestionView.of(
                        question,
                        sight.seesWho() ? people.get(question.askedBy()).username() : null))
                .toList();
    }

    private CaseView.ReadingView view(
            Reading reading, Annotation annotation, String alias, Actor viewer, CaseSight sight) {
        return new CaseView.ReadingView(
                reading.id(),
                alias,
                reading.readerId().equals(viewer.id()),
                reading.level(),
                annotation.labels(),
                annotation.confidence(),
                annotation.flags(),
                annotation.comment(),
                annotation.edgeCategory(),
                reading.setAsideAt(),
                sight.seesWho() ? people.get(reading.readerId()).username() : null);
    }

    private CaseView.DecisionView decision(Decision decision, CaseSight sight) {
        return new CaseView.DecisionView(
                decision.level(),
                decision.kind(),
                decision.labels(),
                decision.reasonCode(),
                decision.comment(),
                decision.dissent(),
                decision.meaning(),
                decision.signedAt(),
                decision.contentDigest(),
                sight.seesWho() ? decision.signedName() : null,
                arbitrations.lesions(decision.id()));
    }
}

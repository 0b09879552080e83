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
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.project.Case;
import dev.consilium.project.CaseParts;
import dev.consilium.project.Cases;
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
    private final Cases cases;
    private final Memberships memberships;
    private final Readings readings;
    private final CaseParts parts;
    private final Arbitrations arbitrations;
    private final PanelRecords panels;
    private final GroundTruths truths;
    private final CaseQuality quality;
    private final Questions questions;
    private final EdgeCaseRegister edgeCases;
    private final CaseHistories histories;
    private final People people;

    CaseFile(
            Cases cases,
            Memberships memberships,
            Readings readings,
            CaseParts parts,
            Arbitrations arbitrations,
            PanelRecords panels,
            GroundTruths truths,
            CaseQuality quality,
            Questions questions,
            EdgeCaseRegister edgeCases,
            CaseHistories histories,
            People people) {
        this.cases = cases;
        this.memberships = memberships;
        this.readings = readings;
        this.parts = parts;
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
        Case shown = cases.get(caseId);
        CaseSight sight = CaseSight.of(memberships.rolesOf(shown.projectId(), viewer.id()), shown.state());
        if (!mayOpen(caseId, sight, viewer)) {
            throw Refusal.notFound("case");
        }
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

    /** Scores of before a reopening tell those who settle the case what others once said. */
    private List<CaseScore> scores(Case shown, CaseSight sight) {
        boolean all = shown.state().closed() || sight.seesWho();
        return quality.scores(shown.id()).stream()
                .filter(score -> all || score.round() >= shown.firstRound())
                .toList();
    }

    private CaseView.TruthView truth(GroundTruth truth) {
        return CaseView.TruthView.of(truth, truths.lesions(truth.id()));
    }

    private @Nullable List<CaseView.TruthView> earlierTruths(Case shown) {
        List<CaseView.TruthView> earlier = truths.revisions(shown.id()).stream()
                .filter(truth -> truth.round() < shown.firstRound())
                .map(this::truth)
                .toList();
        return earlier.isEmpty() ? null : earlier;
    }

    /** Whether {@link #of} would show this person anything. */
    boolean isOpenTo(Case shown, Actor viewer) {
        return mayOpen(shown.id(), CaseSight.of(memberships.rolesOf(shown.projectId(), viewer.id())), viewer);
    }

    private boolean mayOpen(String caseId, CaseSight sight, Actor viewer) {
        return sight != CaseSight.NONE && (sight != CaseSight.READER || isInvolved(caseId, viewer));
    }

    private @Nullable List<PanelView> panels(String caseId, CaseSight sight) {
        Function<String, String> names =
                sight.seesWho() ? personId -> people.get(personId).displayName() : null;
        List<PanelView> settled = panels.of(caseId).stream()
                .map(panel -> PanelView.of(panel, names))
                .toList();
        return settled.isEmpty() ? null : settled;
    }

    private boolean isInvolved(String caseId, Actor viewer) {
        return readings.involved(caseId).contains(viewer.id()) || parts.hasPart(caseId, viewer.id());
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

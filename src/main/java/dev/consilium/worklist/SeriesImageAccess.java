package dev.consilium.worklist;

import dev.consilium.arbitration.FeedbackItems;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import dev.consilium.project.Case;
import dev.consilium.project.CaseState;
import dev.consilium.project.Cases;
import dev.consilium.study.ImageAccess;
import dev.consilium.study.SeriesCatalogue;
import dev.consilium.study.SeriesState;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Pictures are for those who oversee the project, and for readers while they hold or may take a task on the series or on one that it may
 * stand beside, or once they are told of their reading of the closed case. Until the gate has let the series through, text in its pixels may identify
 * somebody: then they are for the data manager alone.
 */
@Component
class SeriesImageAccess implements ImageAccess {
    private static final Set<Role> OVERSEEING = EnumSet.of(Role.LEAD, Role.AUDITOR, Role.SENIOR);

    private final SeriesCatalogue catalogue;
    private final Cases cases;
    private final Memberships memberships;
    private final WorklistItems items;
    private final TaskEligibility eligibility;
    private final FeedbackItems feedback;
    private final Companions companions;

    SeriesImageAccess(
            SeriesCatalogue catalogue,
            Cases cases,
            Memberships memberships,
            WorklistItems items,
            TaskEligibility eligibility,
            FeedbackItems feedback,
            Companions companions) {
        this.catalogue = catalogue;
        this.cases = cases;
        this.memberships = memberships;
        this.items = items;
        this.eligibility = eligibility;
        this.feedback = feedback;
        this.companions = companions;
    }

    @Override
    public boolean mayView(Actor actor, String seriesId) {
        try {
            SeriesCatalogue.Standing series = catalogue.standing(seriesId);
            Set<Role> roles = memberships.rolesOf(series.projectId(), actor.id());
            if (roles.contains(Role.DATA_MANAGER)) {
                return true;
            }
            return series.state() == SeriesState.ACCEPTED
                    && !isWithdrawn(seriesId)
                    && (roles.stream().anyMatch(OVERSEEING::contains)
                            || hasTask(actor, seriesId)
                            || (!roles.isEmpty() && isTold(actor, seriesId))
                            || (!roles.isEmpty() && standsBesideTask(actor, seriesId)));
        } catch (Refusal absent) {
            return false;
        }
    }

    private boolean isWithdrawn(String seriesId) {
        return cases.ofSeries(seriesId)
                .filter(one -> one.state() == CaseState.WITHDRAWN)
                .isPresent();
    }

    private boolean isTold(Actor actor, String seriesId) {
        return cases.ofSeries(seriesId)
                .filter(one -> one.state().closed() && feedback.isGiven(one.id(), actor.id()))
                .isPresent();
    }

    private boolean standsBesideTask(Actor actor, String seriesId) {
        return companions.besideWhich(seriesId).stream().anyMatch(main -> hasTask(actor, main));
    }

    private boolean hasTask(Actor actor, String seriesId) {
        String caseId = cases.ofSeries(seriesId).map(Case::id).orElse(null);
        return items.openOn(seriesId, caseId).stream()
                .anyMatch(item -> item.isHeldBy(actor) || eligibility.mayTake(actor, item));
    }
}

package dev.consilium.arbitration.panel;

import dev.consilium.arbitration.DecideCommand;
import dev.consilium.arbitration.JointDecisions.Verdict;
import dev.consilium.arbitration.LabelsJson;
import dev.consilium.arbitration.Signature;
import dev.consilium.common.Digests;
import dev.consilium.identity.Actor;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import dev.consilium.project.Duty;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts the votes of a panel; what the majority says becomes the decision, with everybody's dissent. */
@Component
@Transactional
public class PanelTally {

    private static final Actor COUNT = Actor.system("panel");

    private final Cases cases;
    private final PanelRows rows;
    private final PanelVotes votes;
    private final VoteValues values;
    private final Settling settling;
    private final LabelsJson json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PanelTally(
            Cases cases,
            PanelRows rows,
            PanelVotes votes,
            VoteValues values,
            Settling settling,
            LabelsJson json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.rows = rows;
        this.votes = votes;
        this.values = values;
        this.settling = settling;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** Of the latest panel of the case, which waits for nobody any more. */
    public Tally tally(String caseId) {
        Case counted = cases.get(caseId);
        Panel panel = rows.latest(caseId);
        List<PanelVote> cast = votes.of(panel.id());
        Optional<PanelMajority> majority = PanelMajority.of(cast, panel.seats(), values::of);
        cases.resume(caseId, Duty.PANEL.waitCode());
        events.publishEvent(PanelTallied.of(panel, counted.projectId(), cast, majority));
        return majority.map(one -> settling.settle(panel, verdict(panel, one, cast), null, cast))
                .map(decision -> new Tally(decision.id(), decision.kind() == DecideCommand.Kind.AMBIGUOUS))
                .orElse(new Tally(null, false));
    }

    private Verdict verdict(Panel panel, PanelMajority majority, List<PanelVote> cast) {
        return new Verdict(
                majority.kind(),
                majority.chosenReadingId(),
                majority.labels(),
                List.of(),
                majority.reasonCode(),
                null,
                counted(panel, majority),
                digests(cast));
    }

    /** Nobody signs a count; it rests on the signatures under the votes. */
    private Signature counted(Panel panel, PanelMajority majority) {
        return new Signature(
                COUNT.id(),
                "Panel of " + panel.seats(),
                "%d of %d members signed a vote that says this; each signature stands under its own vote."
                        .formatted(majority.agreeing().size(), panel.seats()),
                clock.instant(),
                Digests.sha256Hex(json.write(digests(majority.agreeing()))));
    }

    static List<String> digests(List<PanelVote> cast) {
        return cast.stream().map(PanelVote::contentDigest).sorted().toList();
    }
}

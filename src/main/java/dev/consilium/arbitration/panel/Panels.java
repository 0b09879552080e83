package dev.consilium.arbitration.panel;

import dev.consilium.annotation.Readings;
import dev.consilium.arbitration.ArbitrationView.BlindedReading;
import dev.consilium.arbitration.Arbitrations;
import dev.consilium.arbitration.BlindedReadings;
import dev.consilium.arbitration.DecideCommand;
import dev.consilium.arbitration.Proposal;
import dev.consilium.arbitration.Signatures;
import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Role;
import dev.consilium.project.Case;
import dev.consilium.project.CaseParts;
import dev.consilium.project.CaseState;
import dev.consilium.project.Cases;
import dev.consilium.project.Duty;
import dev.consilium.project.StaffSelection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens panels and takes the votes of their members, who see neither each other nor whose the readings are. */
@Component
@Transactional
public class Panels {

    private static final int FEWEST_SEATS = 3;

    private final Cases cases;
    private final StaffSelection staff;
    private final CaseParts parts;
    private final BlindedReadings blinded;
    private final Readings readings;
    private final Arbitrations arbitrations;
    private final Signatures signatures;
    private final PanelRows rows;
    private final PanelVotes votes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Panels(
            Cases cases,
            StaffSelection staff,
            CaseParts parts,
            BlindedReadings blinded,
            Readings readings,
            Arbitrations arbitrations,
            Signatures signatures,
            PanelRows rows,
            PanelVotes votes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.staff = staff;
        this.parts = parts;
        this.blinded = blinded;
        this.readings = readings;
        this.arbitrations = arbitrations;
        this.signatures = signatures;
        this.rows = rows;
        this.votes = votes;
        this.events = events;
        this.clock = clock;
    }

    /** Idempotent: a panel that has not settled the case yet stays the one. @param seats odd, three or more */
    public Panel open(String caseId, int seats) {
        if (seats < FEWEST_SEATS || seats % 2 == 0) {
            throw new IllegalArgumentException("a panel has three members or five, not " + seats);
        }
        Case opening = cases.get(caseId);
        List<Panel> earlier = rows.of(caseId);
        Optional<Panel> open = unsettled(opening, earlier);
        if (open.isPresent()) {
            return open.get();
        }
        blinded.fix(caseId);
        Panel panel = new Panel(Ids.random(), caseId, earlier.size() + 1, opening.round(), seats, clock.instant());
        rows.add(panel);
        events.publishEvent(new PanelOpened(panel, opening.projectId()));
        return panel;
    }

    /** The readings as a member sees them. @throws Refusal where the viewer may not vote on this case */
    @Transactional(readOnly = true)
    public List<BlindedReading> present(String caseId, Actor member) {
        staff.requireEligible(caseId, member.id(), Duty.PANEL, Role.SENIOR);
        return blinded.of(caseId);
    }

    /**
     * @throws Refusal FORBIDDEN {@code SIGNATURE_REFUSED}, CONFLICT {@code ALREADY_INVOLVED}, {@code NOT_IN_ARBITRATION}, UNPROCESSABLE
     *     {@code LABELS_WANTING} and those of a decision
     */
    public PanelVote vote(String caseId, DecideCommand command, Actor member) {
        Panel panel = seated(caseId, member);
        Proposal proposed = whole(arbitrations.propose(caseId, command));
        Ballot ballot = Ballot.of(command, proposed);
        return keep(panel, ballot, command.password(), member);
    }

    /** @throws Refusal FORBIDDEN {@code SIGNATURE_REFUSED}, CONFLICT as {@link #vote}, UNPROCESSABLE {@code REASON_MISSING} */
    public PanelVote abstain(String caseId, AbstainCommand command, Actor member) {
        Panel panel = seated(caseId, member);
        if (command.comment() == null || command.comment().isBlank()) {
            throw Refusal.unprocessable("REASON_MISSING", "Say in the comment which conflict of interest it is.");
        }
        return keep(panel, Ballot.abstention(command.comment().strip()), command.password(), member);
    }

    /**
     * Whether a seat whose member abstained can go to somebody else: as many people as votes are still open may vote, those who are
     * about to included.
     *
     * @param openVotes of this panel, the one in question included
     */
    @Transactional(readOnly = true)
    public boolean canReplace(String caseId, int openVotes) {
        return staff.eligible(caseId, Duty.PANEL, Role.SENIOR) >= openVotes;
    }

    /** @throws Refusal UNPROCESSABLE {@code LABELS_WANTING} */
    static Proposal whole(Proposal proposed) {
        if (!proposed.wanting().isEmpty()) {
            throw Refusal.unprocessable(
                    "LABELS_WANTING",
                    "These labels do not satisfy the label schema: %s. Correct them, or choose others."
                            .formatted(String.join(", ", proposed.wanting())));
        }
        return proposed;
    }

    private Panel seated(String caseId, Actor member) {
        Case voted = cases.get(caseId);
        staff.requireEligible(caseId, member.id(), Duty.PANEL, Role.SENIOR);
        Panel panel = unsettled(voted, rows.of(caseId))
                .filter(open -> voted.state() == CaseState.ARBITRATION)
                .orElseThrow(() -> Refusal.conflict(
                        "NOT_IN_ARBITRATION", "This case is not, or no longer, before a panel. Take another task."));
        rows.lock(panel.id());
        return panel;
    }

    private PanelVote keep(Panel panel, Ballot ballot, String password, Actor member) {
        Case voted = cases.get(panel.caseId());
        PanelVote vote = ballot.signed(
                panel,
                signatures.seal(
                        member,
                        password,
                        ballot.meaning(),
                        ballot.content(panel, voted.protocolDigest(), readings.submitted(panel.caseId()))));
        votes.add(vote);
        parts.finish(panel.caseId(), member.id(), Duty.PANEL);
        events.publishEvent(new VoteSigned(vote, panel.caseId(), voted.projectId()));
        return vote;
    }

    /** A panel of an earlier round is history, settled or not. */
    private Optional<Panel> unsettled(Case one, List<Panel> panels) {
        return panels.stream()
                .filter(panel -> panel.round() >= one.firstRound())
                .filter(panel -> rows.settlement(panel.id()).isEmpty())
                .reduce((earlier, later) -> later);
    }
}

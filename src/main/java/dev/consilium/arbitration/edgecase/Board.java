package dev.consilium.arbitration.edgecase;

import dev.consilium.arbitration.BlindedReadings;
import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.CaseParts;
import dev.consilium.project.CaseState;
import dev.consilium.project.Cases;
import dev.consilium.project.Duty;
import dev.consilium.project.StaffSelection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The edge-case board of a case: two members who do not see each other's opinion and a chair who sees both, each of whom signs. */
@Component
@Transactional
public class Board {

    private final Cases cases;
    private final StaffSelection staff;
    private final CaseParts parts;
    private final BlindedReadings blinded;
    private final EdgeCaseRows entries;
    private final BoardOpinions opinions;
    private final OpinionContent content;
    private final ApplicationEventPublisher events;

    Board(
            Cases cases,
            StaffSelection staff,
            CaseParts parts,
            BlindedReadings blinded,
            EdgeCaseRows entries,
            BoardOpinions opinions,
            OpinionContent content,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.staff = staff;
        this.parts = parts;
        this.blinded = blinded;
        this.entries = entries;
        this.opinions = opinions;
        this.content = content;
        this.events = events;
    }

    /** @throws Refusal as {@link #give} where the viewer may not sit there */
    @Transactional(readOnly = true)
    public BoardView present(String caseId, Seat seat, Actor member) {
        EdgeCase entry = require(caseId, seat, member);
        List<BoardOpinion> given = seat == Seat.CHAIR ? ofMembers(entry) : List.of();
        return new BoardView(
                entry.raised().level(),
                entry.raised().category(),
                blinded.of(caseId),
                seat == Seat.CHAIR ? shown(entry, given) : null,
                seat == Seat.CHAIR ? missing(entry, given) : null);
    }

    /**
     * Keeps a signed opinion; whoever gave it is done with this case.
     *
     * @throws Refusal CONFLICT {@code NOT_BEFORE_THE_BOARD}, {@code ALREADY_INVOLVED}, FORBIDDEN {@code ROLE_MISSING},
     *     {@code SIGNATURE_REFUSED} (password), and those of {@link OpinionContent}
     */
    public BoardOpinion give(String caseId, Seat seat, GiveOpinionCommand command, Actor member) {
        EdgeCase entry = require(caseId, seat, member);
        if (opinions.of(entry.id(), seat).isPresent()) {
            throw Refusal.conflict("OPINION_GIVEN", "This opinion was given already. Go back to the worklist.");
        }
        BoardOpinion opinion = content.signed(Ids.random(), entry, seat, command, member);
        opinions.add(opinion);
        parts.finish(caseId, member.id(), Duty.BOARD);
        events.publishEvent(new BoardOpinionGiven(
                entry.id(),
                caseId,
                entry.projectId(),
                seat,
                member.id(),
                opinion.signature().digest()));
        return opinion;
    }

    private EdgeCase require(String caseId, Seat seat, Actor member) {
        staff.requireEligible(caseId, member.id(), Duty.BOARD, seat.role());
        return entries.ofCase(caseId).stream()
                .filter(entry -> entry.state() == EdgeCase.State.OPEN)
                .filter(entry -> cases.get(caseId).state() == CaseState.BOARD)
                .findFirst()
                .orElseThrow(() -> Refusal.conflict(
                        "NOT_BEFORE_THE_BOARD", "This case is not, or no longer, before the edge-case board."));
    }

    private List<BoardOpinion> ofMembers(EdgeCase entry) {
        return opinions.of(List.of(entry.id())).stream()
                .filter(opinion -> opinion.seat() != Seat.CHAIR)
                .toList();
    }

    private static List<BoardView.BlindedOpinion> shown(EdgeCase entry, List<BoardOpinion> given) {
        return given.stream()
                .map(opinion -> BoardView.BlindedOpinion.of(opinion, entry.aliasOf(opinion.seat())))
                .sorted(Comparator.comparing(BoardView.BlindedOpinion::alias))
                .toList();
    }

    private static List<String> missing(EdgeCase entry, List<BoardOpinion> given) {
        List<Seat> seats = new ArrayList<>(List.of(Seat.SPECIALIST, Seat.SENIOR));
        seats.removeAll(given.stream().map(BoardOpinion::seat).toList());
        return seats.stream().map(entry::aliasOf).sorted().toList();
    }
}

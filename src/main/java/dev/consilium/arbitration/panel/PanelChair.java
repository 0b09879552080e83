package dev.consilium.arbitration.panel;

import dev.consilium.annotation.Reading;
import dev.consilium.arbitration.Arbitrations;
import dev.consilium.arbitration.BlindedReadings;
import dev.consilium.arbitration.DecideCommand;
import dev.consilium.arbitration.Decision;
import dev.consilium.arbitration.JointDecisions.Verdict;
import dev.consilium.arbitration.Proposal;
import dev.consilium.arbitration.Signature;
import dev.consilium.arbitration.Signatures;
import dev.consilium.arbitration.panel.ChairView.BlindedVote;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.Case;
import dev.consilium.project.CaseParts;
import dev.consilium.project.CaseState;
import dev.consilium.project.Cases;
import dev.consilium.project.Duty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows the chair of a split panel the votes under aliases, and keeps what the chair decides. */
@Component
@Transactional
public class PanelChair {

    private final Cases cases;
    private final CaseParts parts;
    private final BlindedReadings blinded;
    private final Arbitrations arbitrations;
    private final Signatures signatures;
    private final PanelRows rows;
    private final PanelVotes votes;
    private final Settling settling;

    PanelChair(
            Cases cases,
            CaseParts parts,
            BlindedReadings blinded,
            Arbitrations arbitrations,
            Signatures signatures,
            PanelRows rows,
            PanelVotes votes,
            Settling settling) {
        this.cases = cases;
        this.parts = parts;
        this.blinded = blinded;
        this.arbitrations = arbitrations;
        this.signatures = signatures;
        this.rows = rows;
        this.votes = votes;
        this.settling = settling;
    }

    /** @throws Refusal FORBIDDEN {@code NOT_THE_CHAIR}, CONFLICT {@code NOT_IN_ARBITRATION} */
    @Transactional(readOnly = true)
    public ChairView present(String caseId, Actor chair) {
        Panel panel = chaired(caseId, chair);
        List<PanelVote> cast = votes.of(panel.id());
        int given = (int) cast.stream().filter(vote -> !vote.abstains()).count();
        Map<String, Integer> readers = blinded.numbers(caseId);
        return new ChairView(
                panel.seats(),
                panel.seats() - given,
                blinded.of(caseId),
                IntStream.range(0, cast.size())
                        .mapToObj(i -> BlindedVote.of(i + 1, cast.get(i), readers, chair))
                        .toList());
    }

    /**
     * @throws Refusal as {@link #present}, FORBIDDEN {@code SIGNATURE_REFUSED}, UNPROCESSABLE {@code LABELS_WANTING} and those of a
     *     decision
     */
    public Decision decide(String caseId, DecideCommand command, Actor chair) {
        Panel panel = chaired(caseId, chair);
        List<PanelVote> cast = votes.of(panel.id());
        Proposal proposed = Panels.whole(arbitrations.propose(caseId, command));
        Decision decision = settling.settle(panel, verdict(panel, command, proposed, cast, chair), chair.id(), cast);
        parts.finish(caseId, chair.id(), Duty.PANEL);
        return decision;
    }

    private Verdict verdict(Panel panel, DecideCommand command, Proposal proposed, List<PanelVote> cast, Actor chair) {
        Reading chosen = proposed.chosen();
        Signature signature = signatures.seal(
                chair, command.password(), meaning(command.kind()), content(panel, command, proposed, cast));
        return new Verdict(
                command.kind(),
                chosen == null ? null : chosen.id(),
                proposed.labels(),
                proposed.lesions(),
                proposed.reason().code(),
                command.comment(),
                signature,
                PanelTally.digests(cast));
    }

    private Map<String, Object> content(Panel panel, DecideCommand command, Proposal proposed, List<PanelVote> cast) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("caseId", panel.caseId());
        content.put("protocol", cases.get(panel.caseId()).protocolDigest());
        content.put("panel", panel.id());
        content.put("kind", command.kind());
        content.put("labels", proposed.labels());
        content.put("reason", proposed.reason().code());
        content.put("comment", Objects.requireNonNullElse(command.comment(), ""));
        content.put("votes", PanelTally.digests(cast));
        return content;
    }

    private Panel chaired(String caseId, Actor chair) {
        Case split = cases.get(caseId);
        Panel panel = rows.latest(caseId);
        List<String> named = rows.chairs(panel.id());
        if (named.isEmpty() || !named.get(named.size() - 1).equals(chair.id())) {
            throw Refusal.forbidden("NOT_THE_CHAIR", "You do not chair the panel of this case, or no longer.");
        }
        if (split.state() != CaseState.ARBITRATION
                || rows.settlement(panel.id()).isPresent()) {
            throw Refusal.conflict("NOT_IN_ARBITRATION", "This case is not, or no longer, before a panel.");
        }
        return panel;
    }

    private static String meaning(DecideCommand.Kind kind) {
        return kind == DecideCommand.Kind.AMBIGUOUS
                ? "I reviewed all readings and votes of this case as the chair of its panel and declare that the image allows no"
                        + " single label."
                : "I reviewed all readings and votes of this case as the chair of its panel and take responsibility for these"
                        + " labels as ground truth.";
    }
}

package dev.consilium.arbitration.panel;

import dev.consilium.annotation.Label;
import dev.consilium.annotation.Reading;
import dev.consilium.arbitration.DecideCommand;
import dev.consilium.arbitration.Proposal;
import dev.consilium.arbitration.Signature;
import dev.consilium.arbitration.Signatures;
import dev.consilium.common.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A vote before it is signed. @param kind null for an abstention */
record Ballot(
        DecideCommand.@Nullable Kind kind,
        @Nullable String chosenReadingId,
        List<Label> labels,
        String reasonCode,
        @Nullable String comment) {

    private static final String ABSTAIN = "ABSTAIN";

    static Ballot of(DecideCommand command, Proposal proposed) {
        Reading chosen = proposed.chosen();
        return new Ballot(
                command.kind(),
                chosen == null ? null : chosen.id(),
                proposed.labels(),
                proposed.reason().code(),
                command.comment());
    }

    static Ballot abstention(String conflict) {
        return new Ballot(null, null, List.of(), PanelVote.CONFLICT_OF_INTEREST, conflict);
    }

    String meaning() {
        if (kind == null) {
            return "I have a conflict of interest in this case and do not vote on it.";
        }
        return kind == DecideCommand.Kind.AMBIGUOUS
                ? "I reviewed all readings of this case as a member of its panel and vote that the image allows no single label."
                : "I reviewed all readings of this case as a member of its panel and vote for these labels as ground truth.";
    }

    /** What is signed, beside who signs and when. @param readings that the member saw */
    Map<String, Object> content(Panel panel, String protocolDigest, List<Reading> readings) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("caseId", panel.caseId());
        content.put("protocol", protocolDigest);
        content.put("panel", panel.id());
        content.put("kind", kind == null ? ABSTAIN : kind);
        content.put("labels", labels);
        content.put("reason", reasonCode);
        content.put("comment", Objects.requireNonNullElse(comment, ""));
        content.put("readings", Signatures.digests(readings));
        return content;
    }

    PanelVote signed(Panel panel, Signature signature) {
        return new PanelVote(
                Ids.random(),
                panel.id(),
                signature.signerId(),
                kind,
                chosenReadingId,
                labels,
                reasonCode,
                comment,
                signature.name(),
                signature.meaning(),
                signature.at(),
                signature.digest());
    }
}

package dev.consilium.arbitration;

import dev.consilium.annotation.Label;
import dev.consilium.annotation.Reading;
import dev.consilium.common.Digests;
import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.People;
import dev.consilium.project.Case;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs a decision: the password again, then name, time and meaning with a digest of everything decided upon (21 CFR 11.50, 11.70). */
@Component
class Signatures {

    private final People people;
    private final Decisions decisions;
    private final LabelsJson json;
    private final Clock clock;

    Signatures(People people, Decisions decisions, LabelsJson json, Clock clock) {
        this.people = people;
        this.decisions = decisions;
        this.json = json;
        this.clock = clock;
    }

    Decision sign(
            Case decided,
            Decision.Level level,
            DecideCommand command,
            ReasonCode reason,
            @Nullable Reading chosen,
            List<Label> labels,
            List<Reading> readings,
            Actor arbiter) {
        if (!people.passwordMatches(arbiter.id(), command.password())) {
            throw Refusal.forbidden("SIGNATURE_REFUSED", "The password is wrong; nothing was signed. Enter it again.");
        }
        String name = people.get(arbiter.id()).displayName();
        String meaning = meaning(level, command.kind());
        Instant signedAt = clock.instant();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("caseId", decided.id());
        content.put("protocol", decided.protocolDigest());
        content.put("level", level);
        content.put("kind", command.kind());
        content.put("labels", labels);
        content.put("reason", reason.code());
        content.put("comment", Objects.requireNonNullElse(command.comment(), ""));
        content.put(
                "readings",
                readings.stream()
                        .map(reading ->
                                Objects.requireNonNull(reading.annotation()).contentDigest())
                        .sorted()
                        .toList());
        content.put("signer", arbiter.id());
        content.put("name", name);
        content.put("meaning", meaning);
        content.put("signedAt", signedAt.toString());
        return new Decision(
                Ids.random(),
                decided.id(),
                decisions.latest(decided.id()).map(Decision::revision).orElse(0) + 1,
                level,
                decided.round(),
                command.kind(),
                chosen == null ? null : chosen.id(),
                labels,
                reason.code(),
                command.comment(),
                dissent(command.kind(), labels, readings),
                arbiter.id(),
                name,
                meaning,
                signedAt,
                Digests.sha256Hex(json.write(content)));
    }

    /** Against an ambiguous end there is no label to differ from, so nobody dissents. */
    private static List<String> dissent(DecideCommand.Kind kind, List<Label> labels, List<Reading> readings) {
        return kind == DecideCommand.Kind.AMBIGUOUS
                ? List.of()
                : readings.stream()
                        .filter(reading -> !Values.of(reading).equals(Values.of(labels)))
                        .map(Reading::id)
                        .toList();
    }

    private static String meaning(Decision.Level level, DecideCommand.Kind kind) {
        if (level == Decision.Level.SPECIALIST) {
            return kind == DecideCommand.Kind.CHOOSE
                    ? "I reviewed all readings of this case as its specialist and confirm the labels of one of them."
                    : "I reviewed all readings of this case as its specialist and take responsibility for these corrected labels.";
        }
        return kind == DecideCommand.Kind.AMBIGUOUS
                ? "I reviewed all readings of this case and declare that the image allows no single label."
                : "I reviewed all readings of this case and take responsibility for these labels as ground truth.";
    }
}

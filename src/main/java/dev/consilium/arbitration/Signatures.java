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

/** Signs decisions and opinions: the password again, then name, time and meaning with a digest of everything decided upon (21 CFR 11.50, 11.70). */
@Component
public class Signatures {

    private final People people;
    private final Decisions decisions;
    private final Dissent dissent;
    private final LabelsJson json;
    private final Clock clock;

    Signatures(People people, Decisions decisions, Dissent dissent, LabelsJson json, Clock clock) {
        this.people = people;
        this.decisions = decisions;
        this.dissent = dissent;
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
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("caseId", decided.id());
        content.put("protocol", decided.protocolDigest());
        content.put("level", level);
        content.put("kind", command.kind());
        content.put("labels", labels);
        if (command.lesions() != null) {
            content.put("lesions", command.lesions());
        }
        content.put("reason", reason.code());
        content.put("comment", Objects.requireNonNullElse(command.comment(), ""));
        content.put("readings", digests(readings));
        Signature signature = seal(arbiter, command.password(), meaning(level, command.kind()), content);
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
                dissent.of(decided.id(), command.kind(), labels, readings),
                signature.signerId(),
                signature.name(),
                signature.meaning(),
                signature.at(),
                signature.digest());
    }

    /**
     * Signs whatever the content says.
     *
     * @throws Refusal FORBIDDEN {@code SIGNATURE_REFUSED} where the password is wrong
     */
    public Signature seal(Actor signer, String password, String meaning, Map<String, Object> content) {
        if (!people.passwordMatches(signer.id(), password)) {
            throw Refusal.forbidden("SIGNATURE_REFUSED", "The password is wrong; nothing was signed. Enter it again.");
        }
        String name = people.get(signer.id()).displayName();
        Instant signedAt = clock.instant();
        Map<String, Object> signed = new LinkedHashMap<>(content);
        signed.put("signer", signer.id());
        signed.put("name", name);
        signed.put("meaning", meaning);
        signed.put("signedAt", signedAt.toString());
        return new Signature(signer.id(), name, meaning, signedAt, Digests.sha256Hex(json.write(signed)));
    }

    /** Of what the signer saw, in an order that tells nothing. */
    public static List<String> digests(List<Reading> readings) {
        return readings.stream()
                .map(reading -> Objects.requireNonNull(reading.annotation()).contentDigest())
                .sorted()
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

package dev.consilium.arbitration.edgecase;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.EdgeCategory;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelValidation;
import dev.consilium.annotation.Readings;
import dev.consilium.arbitration.BlindedReadings;
import dev.consilium.arbitration.LabelReview;
import dev.consilium.arbitration.Signature;
import dev.consilium.arbitration.Signatures;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.Cases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes an opinion of what a member hands in: complete, with labels the schema accepts, and signed. */
@Component
class OpinionContent {

    private static final String MEMBER =
            "I reviewed this case as a member of the edge-case board; this is my opinion, and where the board agrees its decision.";
    private static final String CHAIR =
            "I reviewed this case and the opinions of the edge-case board and take responsibility for this decision.";

    private final Cases cases;
    private final Readings readings;
    private final BlindedReadings blinded;
    private final LabelReview review;
    private final Signatures signatures;

    OpinionContent(Cases cases, Readings readings, BlindedReadings blinded, LabelReview review, Signatures signatures) {
        this.cases = cases;
        this.readings = readings;
        this.blinded = blinded;
        this.review = review;
        this.signatures = signatures;
    }

    /**
     * @throws Refusal UNPROCESSABLE {@code LABELS_MISSING}, {@code LABELS_TWICE}, {@code LABELS_UNEXPECTED}, {@code LABELS_REFUSED},
     *     {@code READER_UNKNOWN}, {@code UNKNOWN_CLASS}, {@code CATEGORY_MISSING}, {@code TAG_INVALID}, {@code TAGS_TOO_MANY};
     *     FORBIDDEN {@code SIGNATURE_REFUSED}
     */
    BoardOpinion signed(String id, EdgeCase entry, Seat seat, GiveOpinionCommand command, Actor member) {
        List<Label> labels = labels(entry.caseId(), command);
        EdgeCategory category = category(command);
        List<String> tags = Tags.normal(Objects.requireNonNullElse(command.tags(), List.<String>of()));
        String reason = command.reason().strip();
        String sentence = sentence(command);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("caseId", entry.caseId());
        content.put("entry", entry.id());
        content.put("protocol", cases.get(entry.caseId()).protocolDigest());
        content.put("seat", seat);
        content.put("outcome", command.outcome());
        content.put("labels", labels);
        content.put("category", category == null ? "" : category.code());
        content.put("tags", tags);
        content.put("reason", reason);
        content.put("guidelineSentence", Objects.requireNonNullElse(sentence, ""));
        content.put("readings", Signatures.digests(readings.submitted(entry.caseId())));
        Signature signature = signatures.seal(member, command.password(), seat == Seat.CHAIR ? CHAIR : MEMBER, content);
        return new BoardOpinion(
                id, entry.id(), seat, command.outcome(), labels, category, tags, reason, sentence, signature);
    }

    private List<Label> labels(String caseId, GiveOpinionCommand command) {
        List<Label> own = Objects.requireNonNullElse(command.labels(), List.<Label>of());
        boolean chosen = command.reader() != null;
        if (command.outcome() != BoardOutcome.DECIDED) {
            refuse(chosen || !own.isEmpty(), "LABELS_UNEXPECTED", "Only a decided case has labels: leave them out.");
            return List.of();
        }
        refuse(chosen && !own.isEmpty(), "LABELS_TWICE", "Choose a reading or give labels of your own, not both.");
        boolean nothingThere =
                command.labels() != null && !LabelValidation.needsLabel(cases.schemaOf(caseId), Set.of());
        refuse(
                !chosen && own.isEmpty() && !nothingThere,
                "LABELS_MISSING",
                "Choose a reading or give the labels of your decision.");
        List<Label> labels = chosen ? ofReading(caseId, command) : own;
        requireValid(caseId, labels);
        return labels;
    }

    private List<Label> ofReading(String caseId, GiveOpinionCommand command) {
        return Optional.ofNullable(blinded.require(caseId, command.reader()).annotation())
                .map(Annotation::labels)
                .orElseThrow();
    }

    private void requireValid(String caseId, List<Label> labels) {
        String wrong = review.objections(caseId, labels);
        refuse(!wrong.isEmpty(), "LABELS_REFUSED", wrong);
    }

    private static @Nullable EdgeCategory category(GiveOpinionCommand command) {
        boolean kept = command.outcome().edgeCase();
        refuse(kept && command.category() == null, "CATEGORY_MISSING", "Say in which category the case belongs.");
        return kept ? command.category() : null;
    }

    /** One line, so that it can stand in a list. */
    private static @Nullable String sentence(GiveOpinionCommand command) {
        String sentence = Objects.requireNonNullElse(command.guidelineSentence(), "")
                .replaceAll("\\s+", " ")
                .strip();
        return sentence.isEmpty() ? null : sentence;
    }

    private static void refuse(boolean wrong, String code, String sentence) {
        if (wrong) {
            throw Refusal.unprocessable(code, sentence);
        }
    }
}

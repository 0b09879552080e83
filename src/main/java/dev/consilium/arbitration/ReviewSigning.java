package dev.consilium.arbitration;

import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelValidation;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.arbitration.ReviewCommand.Kind;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes the signed decision of a specialist who accepts or corrects; the readings themselves stay untouched. */
@Component
class ReviewSigning {

    /** @param stands whether the labels satisfy the schema; otherwise the case comes back to the specialist */
    record Signed(Decision decision, boolean stands) {}

    private final Cases cases;
    private final Readings readings;
    private final LabelValidation validation;
    private final LabelFindings findings;
    private final Signatures signatures;
    private final Decisions decisions;
    private final ApplicationEventPublisher events;

    ReviewSigning(
            Cases cases,
            Readings readings,
            LabelValidation validation,
            LabelFindings findings,
            Signatures signatures,
            Decisions decisions,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.readings = readings;
        this.validation = validation;
        this.findings = findings;
        this.signatures = signatures;
        this.decisions = decisions;
        this.events = events;
    }

    Signed sign(Case reviewed, ReviewCommand command, @Nullable Reading reading, Actor specialist) {
        DecideCommand decided = decision(command, reading);
        ReasonCode reason = ReasonCode.require(decided);
        List<Label> labels = labels(command, reading);
        validation.requireKnown(cases.schemaOf(reviewed.id()), labels);
        Decision decision = signatures.sign(
                reviewed,
                Decision.Level.SPECIALIST,
                decided,
                reason,
                reading,
                labels,
                readings.submitted(reviewed.id()),
                specialist);
        decisions.add(decision);
        events.publishEvent(new DecisionSigned(decision, reviewed.projectId()));
        return new Signed(
                decision, findings.blocking(reviewed.id(), labels, Set.of()).isEmpty());
    }

    private static DecideCommand decision(ReviewCommand command, @Nullable Reading reading) {
        return new DecideCommand(
                kind(command.kind(), reading),
                command.reader(),
                command.labels(),
                Objects.requireNonNullElse(command.reasonCode(), ""),
                command.comment(),
                Objects.requireNonNullElse(command.password(), ""));
    }

    private static DecideCommand.Kind kind(Kind kind, @Nullable Reading reading) {
        if (kind == Kind.ACCEPT) {
            return DecideCommand.Kind.CHOOSE;
        }
        return reading == null ? DecideCommand.Kind.AUTHOR : DecideCommand.Kind.EDIT;
    }

    private static List<Label> labels(ReviewCommand command, @Nullable Reading reading) {
        if (command.kind() == Kind.CORRECT) {
            if (command.labels() == null) {
                throw Refusal.unprocessable("LABELS_MISSING", "Give the labels as they should be.");
            }
            return command.labels();
        }
        if (reading == null) {
            throw SpecialistReviews.readerUnknown();
        }
        return Objects.requireNonNull(reading.annotation()).labels();
    }
}

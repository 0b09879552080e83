package dev.consilium.arbitration;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.arbitration.ReviewView.Returned;
import dev.consilium.arbitration.ReviewView.ReviewedReading;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Role;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import dev.consilium.project.Duty;
import dev.consilium.project.StaffSelection;
import dev.consilium.quality.CaseQuality;
import dev.consilium.quality.CaseScore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays a case out for its specialist, blinded, with what the machine says of it. */
@Component
@Transactional(readOnly = true)
public class ReviewPresentation {

    private final Cases cases;
    private final Readings readings;
    private final StaffSelection staff;
    private final LabelFindings labels;
    private final CaseQuality quality;
    private final Aliases aliases;
    private final Reworks reworks;

    ReviewPresentation(
            Cases cases,
            Readings readings,
            StaffSelection staff,
            LabelFindings labels,
            CaseQuality quality,
            Aliases aliases,
            Reworks reworks) {
        this.cases = cases;
        this.readings = readings;
        this.staff = staff;
        this.labels = labels;
        this.quality = quality;
        this.aliases = aliases;
        this.reworks = reworks;
    }

    /** @throws dev.consilium.common.Refusal where the viewer may not review this case */
    public ReviewView of(String caseId, Actor specialist) {
        staff.requireEligible(caseId, specialist.id(), Duty.SPECIALIST, Role.SPECIALIST);
        Case reviewed = cases.get(caseId);
        Map<String, Reading> byId =
                readings.submitted(caseId).stream().collect(Collectors.toMap(Reading::id, Function.identity()));
        Map<String, List<ReworkRequest>> returns =
                reworks.ofCase(caseId).stream().collect(Collectors.groupingBy(ReworkRequest::readingId));
        return new ReviewView(
                caseId,
                aliases.of(caseId).entrySet().stream()
                        .filter(alias -> byId.containsKey(alias.getValue()))
                        .map(alias -> reviewed(
                                alias.getKey(),
                                Objects.requireNonNull(byId.get(alias.getValue())),
                                returns.getOrDefault(alias.getValue(), List.of())))
                        .toList(),
                reviewed.route(),
                reviewed.routeReason(),
                latest(quality.scores(caseId)));
    }

    private ReviewedReading reviewed(int number, Reading reading, List<ReworkRequest> returns) {
        Annotation annotation = Objects.requireNonNull(reading.annotation());
        return new ReviewedReading(
                ArbitrationView.BlindedReading.of(number, annotation),
                labels.all(reading.caseId(), annotation.labels(), annotation.flags()),
                returns.stream()
                        .map(request ->
                                new Returned(request.reason(), request.comment(), request.places(), request.state()))
                        .toList());
    }

    private static @Nullable CaseScore latest(List<CaseScore> scores) {
        return scores.isEmpty() ? null : scores.get(scores.size() - 1);
    }
}

package dev.consilium.arbitration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Flag;
import dev.consilium.annotation.ImageSides;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelRegions;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.LabelValidation;
import dev.consilium.annotation.LabelValidation.LabelFinding;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.project.Cases;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabelReviewTest {

    private static final LabelSchema SCHEMA = LabelSchema.parse("""
            {"title": "T", "classes": [{"code": "none", "name": "None", "kind": "finding", "exclusive": true}]}""");

    private final Cases cases = mock(Cases.class);
    private final Readings readings = mock(Readings.class);
    private final LabelReview review = new LabelReview(
            readings,
            mock(Arbitrations.class),
            new LabelFindings(cases, new LabelValidation(), mock(LabelRegions.class), mock(ImageSides.class)));

    @BeforeEach
    void aSchemaThatWantsAnAnswer() {
        when(cases.schemaOf("c")).thenReturn(SCHEMA);
        when(cases.get("c")).thenReturn(mock(dev.consilium.project.Case.class));
    }

    @Test
    void sendsAReadingWithoutLabelsBack() {
        submitted(Set.of());
        assertThat(review.ofReading("c", "r")).containsExactly("MISSING_LABEL");
    }

    @Test
    void unlessItsReaderCalledTheImageUnusable() {
        submitted(Set.of(Flag.UNUSABLE_IMAGE));
        assertThat(review.ofReading("c", "r")).isEmpty();
    }

    @Test
    void warnsOfWhatLetsTheLabelsStand() {
        when(cases.schemaOf("c")).thenReturn(LabelSchema.parse("""
                        {"title": "T", "checks": {"DUPLICATE_LABEL": "warning"},
                         "classes": [{"code": "clip", "name": "Clip", "kind": "finding"}]}"""));
        List<Label> twice = List.of(Label.finding("clip"), Label.finding("clip"));
        assertThat(review.warnings("c", twice, Set.of()))
                .extracting(LabelFinding::code)
                .containsExactly("DUPLICATE_LABEL");
        assertThat(review.objections("c", twice)).isEmpty();
        assertThat(review.warnings("c", List.of(), Set.of())).isEmpty();
    }

    private void submitted(Set<Flag> flags) {
        Annotation annotation =
                new Annotation("a", "r", 1, List.of(), null, flags, null, null, "p", "g", "d", Instant.EPOCH);
        when(readings.submitted("c"))
                .thenReturn(List.of(new Reading(
                        "r", "c", 1, "annotator", "ada", false, Instant.EPOCH, Instant.EPOCH, null, annotation)));
    }
}

package dev.consilium.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.consilium.annotation.LabelValidation.LabelFinding;
import dev.consilium.study.SeriesLateralities;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageSidesTest {

    private static final String CLASSES = """
            "classes": [{"code": "tear", "name": "Tear", "kind": "finding", "laterality": "optional", "attributes":
                         [{"code": "side", "name": "Side", "values": ["left", "right", "both", "midline"]}]},
                        {"code": "cast", "name": "Cast", "kind": "finding", "attributes":
                         [{"code": "side", "name": "Side of what", "values": ["left", "right"]}]}]}""";
    private static final LabelSchema SCHEMA = LabelSchema.parse("{\"title\": \"knees\", " + CLASSES);

    private final SeriesLateralities lateralities = mock(SeriesLateralities.class);
    private final ImageSides sides = new ImageSides(lateralities);

    @ParameterizedTest
    @CsvSource({
        "R, right, false",
        "R, left, true",
        "R, both, true",
        "R, midline, false",
        "L, right, true",
        "L, left, false",
        ", left, false"
    })
    void aSideIsOneTheImagesCanShow(String images, String said, boolean contradicted) {
        when(lateralities.of("s")).thenReturn(Optional.ofNullable(images));
        assertThat(sides.contradicted(SCHEMA, "s", List.of(label("cast", "left"), label("tear", said))))
                .extracting(LabelFinding::code, LabelFinding::blocking, LabelFinding::location)
                .isEqualTo(contradicted ? List.of(tuple("LATERALITY_IMAGE", false, "/1/attributes/side")) : List.of());
    }

    @Test
    void theSchemaMayMakeItBlock() {
        when(lateralities.of("s")).thenReturn(Optional.of("R"));
        LabelSchema strict = LabelSchema.parse(
                "{\"title\": \"knees\", \"checks\": {\"LATERALITY_IMAGE\": \"blocking\"}, " + CLASSES);
        assertThat(sides.contradicted(strict, "s", List.of(label("tear", "left"))))
                .extracting(LabelFinding::blocking)
                .containsExactly(true);
    }

    @Test
    void noImageIsOpenedWhereNoLabelSaysASide() {
        assertThat(sides.contradicted(SCHEMA, "s", List.of(Label.finding("tear"), label("cast", "left"))))
                .isEmpty();
        verify(lateralities, never()).of(any());
    }

    private static Label label(String code, String side) {
        return new Label(code, LabelKind.FINDING, null, Map.of("side", side));
    }
}

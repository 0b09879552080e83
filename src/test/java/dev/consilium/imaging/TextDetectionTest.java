package dev.consilium.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.dicom.Frame;
import org.junit.jupiter.api.Test;

/** Some of the corpus; all of it is gone over by {@code ./dev bench burned-in}. */
class TextDetectionTest {

    private static final int IMAGES = 40;

    /** Dots of three pixels all over: more than a page of letters. */
    @Test
    void whatCannotBeLookedThroughIsForAPerson() {
        int side = 2_000;
        int[] values = new int[side * side];
        for (int at = 0; at < values.length; at++) {
            values[at] = at % side % 5 < 3 && at / side % 5 < 3 ? 200 : 0;
        }
        assertThat(TextDetection.of(new Frame(side, side, 1, 8, false, "MONOCHROME2", values)))
                .containsExactly(new TextDetection.Box(0, 0, side, side));
    }

    @Test
    void findsWhatWasDrawnAndLittleElse() {
        BurnedInScore score = new BurnedInScore();
        for (int number = 0; number < IMAGES; number++) {
            score.add(BurnedInCorpus.image(number));
        }
        assertThat(score.recall()).as(score.toString()).isGreaterThanOrEqualTo(0.995);
        assertThat(score.falsely()).as(score.toString()).isLessThanOrEqualTo(0.05);
    }

    @Test
    void anEvenImageHasNone() {
        assertThat(TextDetection.of(new Frame(64, 64, 1, 8, false, "MONOCHROME2", new int[64 * 64])))
                .isEmpty();
    }
}

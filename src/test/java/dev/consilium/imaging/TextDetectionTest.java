package dev.consilium.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.dicom.Frame;
import org.junit.jupiter.api.Test;

/** Some of the corpus; all of it is gone over by {@code ./dev bench burned-in}. */
class TextDetectionTest {

    private static final int IMAGES = 40;

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

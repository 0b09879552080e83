package dev.consilium.imaging;

import dev.consilium.imaging.TextDetection.Box;
import java.util.List;

/** What text detection makes of images whose text is known. */
final class BurnedInScore {

    private long drawn;
    private double covered;
    private int missed;
    private int withText;
    private int without;
    private int found;

    void add(BurnedInCorpus.Image image) {
        List<Box> boxes = TextDetection.of(image.frame());
        int pixels = image.textPixels();
        if (pixels > 0) {
            withText++;
            drawn += pixels;
            covered += image.covered(boxes) * pixels;
            missed += boxes.isEmpty() ? 1 : 0;
        } else {
            without++;
            found += boxes.isEmpty() ? 0 : 1;
        }
    }

    /** Share of the text pixels that the boxes cover. */
    double recall() {
        return covered / drawn;
    }

    /** Share of the images without text that something is found in. */
    double falsely() {
        return (double) found / without;
    }

    @Override
    public String toString() {
        return "%.4f of the text pixels covered, nothing found in %d of %d images with text, something in %d of %d without"
                .formatted(recall(), missed, withText, found, without);
    }

    /** @param args how many images */
    public static void main(String[] args) {
        BurnedInScore score = new BurnedInScore();
        for (int number = 0; number < Integer.parseInt(args[0]); number++) {
            score.add(BurnedInCorpus.image(number));
        }
        System.out.println(score);
    }
}

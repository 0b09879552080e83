package dev.consilium.imaging;

import dev.consilium.dicom.Frame;
import dev.consilium.dicom.PixelRegion;
import dev.consilium.imaging.StrokeFinder.Strokes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds text drawn into an image by what drawing leaves and anatomy does not: letters of one ink, or on clean paper, of like heights side by
 * side in a line. No model is used.
 */
public final class TextDetection {

    /** Pixels, the right and lower edge not included. */
    public record Box(int left, int top, int right, int bottom) {

        /** The same, as what can be blacked. */
        public PixelRegion region() {
            return new PixelRegion(left, top, width(), height());
        }

        int width() {
            return right - left;
        }

        int height() {
            return bottom - top;
        }

        boolean touches(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        Box with(Box other) {
            return new Box(
                    Math.min(left, other.left),
                    Math.min(top, other.top),
                    Math.max(right, other.right),
                    Math.max(bottom, other.bottom));
        }
    }

    static final int LEVELS = 256;
    /** Of the range of grey levels: what is fainter cannot be read. */
    private static final int LEAST_CONTRAST = 40;

    /** Standard deviations that no noise reaches in so many pixels side by side. */
    private static final double OUT_OF_NOISE = 5;

    private static final int TALLEST = 64;
    /** More cannot be looked through in time: then a person looks at the whole image. */
    private static final int MOST_LETTERS = 100_000;

    private static final int MOST_LINES = 2_000;
    /** Letters so small may be all edge. */
    private static final int SMALL = 10;

    /** Of letters so tall few make a line of anatomy, unless they are as crisp as drawn ones. */
    private static final int LARGE = 24;

    private final int rows;
    private final int columns;
    /** Scaled to 0..255. */
    private final int[] grey;
    /** What stands out: from paper, and from what noise makes of it. */
    private final int contrast;

    private TextDetection(int rows, int columns, int[] grey) {
        this.rows = rows;
        this.columns = columns;
        this.grey = grey;
        Plane plane = new Plane(rows, columns, grey, 1, 0);
        Double noise = Noise.of(plane, Area.whole(plane)).haar().value();
        contrast = (int) Math.max(LEAST_CONTRAST, noise == null ? 0 : OUT_OF_NOISE * noise);
    }

    /** @return boxes around lines of text, apart from each other; none where nothing looks like text */
    public static List<Box> of(Frame frame) {
        return new TextDetection(frame.rows(), frame.columns(), scaled(frame)).boxes();
    }

    private static int[] scaled(Frame frame) {
        int samples = frame.samplesPerPixel();
        int[] grey = new int[frame.rows() * frame.columns()];
        for (int i = 0; i < grey.length; i++) {
            for (int sample = 0; sample < samples; sample++) {
                grey[i] += frame.values()[i * samples + sample];
            }
        }
        int lowest = Arrays.stream(grey).min().orElse(0);
        int highest = Arrays.stream(grey).max().orElse(0);
        double scale = highest == lowest ? 0 : (LEVELS - 1.0) / ((double) highest - lowest);
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (int) Math.round((grey[i] - lowest) * scale);
        }
        return grey;
    }

    private List<Box> boxes() {
        List<Box> found = new ArrayList<>();
        new StrokeFinder(rows, columns, grey, contrast).strokes().forEach(strokes -> found.addAll(lines(strokes)));
        return merged(found);
    }

    private List<Box> lines(Strokes strokes) {
        List<Box> letters = new ArrayList<>();
        for (Box box : Components.boxes(strokes.ink(), rows, columns)) {
            if (box.height() >= 2 && box.height() <= TALLEST && box.width() <= 6 * TALLEST) {
                letters.add(box);
            }
        }
        if (letters.size() > MOST_LETTERS) {
            return List.of(new Box(0, 0, columns, rows));
        }
        letters.sort(Comparator.comparingInt(Box::left));
        boolean[] taken = new boolean[letters.size()];
        List<Box> lines = new ArrayList<>();
        for (int i = 0; i < letters.size(); i++) {
            if (!taken[i]) {
                Box line = line(letters, i, taken, strokes);
                if (line != null) {
                    lines.add(absorbed(line, letters));
                }
            }
        }
        return lines;
    }

    /** The longest line of text that begins with a letter. */
    private @Nullable Box line(List<Box> letters, int first, boolean[] taken, Strokes strokes) {
        Box line = letters.get(first);
        Box text = null;
        List<Box> members = new ArrayList<>(List.of(line));
        for (int j = first + 1; j < letters.size(); j++) {
            Box next = letters.get(j);
            if (next.left() > line.right() + 2 * TALLEST) {
                break;
            }
            if (!taken[j] && follows(line, next)) {
                taken[j] = true;
                members.add(next);
                line = line.with(next);
                text = isText(line, members, strokes) ? line : text;
            }
        }
        return text;
    }

    /** With what stands apart in the line: other words, points and hyphens. */
    private static Box absorbed(Box line, List<Box> letters) {
        Box grown = line;
        boolean changed = true;
        int beyond = Math.max(2, line.height() / 3);
        while (changed) {
            changed = false;
            for (Box letter : letters) {
                int gap = Math.max(letter.left() - grown.right(), grown.left() - letter.right());
                boolean inLine = letter.top() >= line.top() - 2
                        && letter.bottom() <= line.bottom() + beyond
                        && gap <= (letter.height() >= 0.4 * line.height() ? 3 * line.height() : line.height() / 2);
                Box with = grown.with(letter);
                if (inLine && !with.equals(grown)) {
                    grown = with;
                    changed = true;
                }
            }
        }
        return grown;
    }

    private static boolean follows(Box line, Box next) {
        int overlap = Math.min(line.bottom(), next.bottom()) - Math.max(line.top(), next.top());
        int tall = Math.max(line.height(), next.height());
        int small = Math.min(line.height(), next.height());
        boolean beside = next.left() - line.right() <= Math.max(3, 1.1 * tall);
        return beside
                && small >= 0.45 * tall
                && overlap >= 0.7 * small
                && line.with(next).height() <= 1.35 * tall;
    }

    private boolean isText(Box line, List<Box> members, Strokes strokes) {
        int height = line.height();
        long tall = members.stream()
                .filter(letter -> letter.height() >= 0.55 * height)
                .count();
        if (height < strokes.shortest() || line.width() < 2.0 * height || tall < 3) {
            return false;
        }
        int inside = 0;
        int runs = 0;
        int unsure = 0;
        int[] levels = new int[LEVELS];
        for (int y = line.top(); y < line.bottom(); y++) {
            boolean before = false;
            for (int x = line.left(); x < line.right(); x++) {
                int at = y * columns + x;
                boolean now = strokes.ink()[at];
                inside += now ? 1 : 0;
                levels[grey[at]] += now ? 1 : 0;
                runs += now && !before ? 1 : 0;
                unsure += strokes.unsure()[at] ? 1 : 0;
                before = now;
            }
        }
        double area = (double) line.width() * height;
        double density = inside / area;
        double perSquare = runs / (double) line.width();
        return density > 0.1
                && density < (height < 8 ? 0.8 : 0.65)
                && perSquare > 0.7
                && ofOneInk(levels) > (height > SMALL ? 0.4 : 0.25) * inside
                && unsure < (height > LARGE ? Math.min(0.25, 0.05 * members.size()) : 0.25) * (area - inside);
    }

    /** How many pixels have about one level, that which most have: strokes are drawn with one ink, whatever smoothing makes of their edges. */
    private static int ofOneInk(int[] levels) {
        int most = 0;
        for (int level = 0; level < LEVELS; level++) {
            int about = 0;
            for (int near = Math.max(0, level - 5); near <= Math.min(LEVELS - 1, level + 5); near++) {
                about += levels[near];
            }
            most = Math.max(most, about);
        }
        return most;
    }

    private List<Box> merged(List<Box> found) {
        if (found.size() > MOST_LINES) {
            return List.of(new Box(0, 0, columns, rows));
        }
        List<Box> boxes = new ArrayList<>();
        for (Box one : found) {
            int grow = Math.max(2, one.height() / 3);
            boxes.add(new Box(
                    Math.max(0, one.left() - 2 * grow),
                    Math.max(0, one.top() - grow),
                    Math.min(columns, one.right() + 2 * grow),
                    Math.min(rows, one.bottom() + grow)));
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < boxes.size() && !changed; i++) {
                for (int j = i + 1; j < boxes.size() && !changed; j++) {
                    if (boxes.get(i).touches(boxes.get(j))) {
                        boxes.set(i, boxes.get(i).with(boxes.remove(j)));
                        changed = true;
                    }
                }
            }
        }
        return boxes;
    }
}

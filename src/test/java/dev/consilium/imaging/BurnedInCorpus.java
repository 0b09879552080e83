package dev.consilium.imaging;

import dev.consilium.dicom.Frame;
import dev.consilium.imaging.TextDetection.Box;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Images as modalities make them, each a second time with text drawn into it: names, dates and numbers, 6 to 48 pixels high, white, black
 * and on a plate, at four edges and in the centre. Every image follows from its number.
 */
final class BurnedInCorpus {

    /** @param text true where a pixel belongs to drawn text */
    record Image(int number, String kind, Frame frame, boolean[] text) {

        int textPixels() {
            int pixels = 0;
            for (boolean pixel : text) {
                pixels += pixel ? 1 : 0;
            }
            return pixels;
        }

        /** Share of text pixels that the boxes cover. */
        double covered(List<Box> boxes) {
            int all = 0;
            int inside = 0;
            for (int i = 0; i < text.length; i++) {
                if (text[i]) {
                    int x = i % frame.columns();
                    int y = i / frame.columns();
                    all++;
                    inside += boxes.stream()
                                    .anyMatch(box ->
                                            x >= box.left() && x < box.right() && y >= box.top() && y < box.bottom())
                            ? 1
                            : 0;
                }
            }
            return all == 0 ? 1 : (double) inside / all;
        }
    }

    private static final String[] FONTS = {"DejaVu Sans", "DejaVu Sans Mono", "DejaVu Serif", "SansSerif", "Monospaced"
    };
    private static final String[] NAMES = {
        "MUELLER^HANS", "Smith, Jane", "O'Connor Patrick", "Nguyen Thi Hoa", "DOE JOHN"
    };

    private BurnedInCorpus() {}

    /** Even numbers have text, odd ones none. */
    static Image image(int number) {
        Random random = new Random(number * 7919L + 13);
        int columns = 200 + 8 * random.nextInt(40);
        int rows = 200 + 8 * random.nextInt(40);
        String kind = List.of("CT", "MR", "US", "CR").get(number / 2 % 4);
        int most = kind.equals("US") ? 255 : 4095;
        int[] values = background(kind, rows, columns, most, random);
        boolean[] text = new boolean[values.length];
        if (number % 2 == 0) {
            draw(values, text, rows, columns, most, number, random);
        }
        Frame frame;
        if (kind.equals("US") && random.nextBoolean()) {
            int[] rgb = new int[values.length * 3];
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = values[i / 3];
            }
            frame = new Frame(rows, columns, 3, 8, false, "RGB", rgb);
        } else {
            boolean inverted = kind.equals("CR") && random.nextBoolean();
            if (inverted) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = most - values[i];
                }
            }
            frame = new Frame(
                    rows, columns, 1, most == 255 ? 8 : 12, false, inverted ? "MONOCHROME1" : "MONOCHROME2", values);
        }
        return new Image(number, kind, frame, text);
    }

    private static int[] background(String kind, int rows, int columns, int most, Random random) {
        double[] image = new double[rows * columns];
        double cx = columns * (0.4 + 0.2 * random.nextDouble());
        double cy = rows * (0.4 + 0.2 * random.nextDouble());
        List<double[]> blobs = new ArrayList<>();
        int count = 12 + random.nextInt(30);
        for (int i = 0; i < count; i++) {
            blobs.add(new double[] {
                cx + (random.nextDouble() - 0.5) * columns * 0.6,
                cy + (random.nextDouble() - 0.5) * rows * 0.6,
                2 + random.nextDouble() * columns * 0.12,
                2 + random.nextDouble() * rows * 0.12,
                random.nextDouble() * 0.5 - 0.2,
                random.nextDouble() * Math.PI
            });
        }
        double noise = kind.equals("MR") ? 0.02 : kind.equals("CT") ? 0.015 : 0.01;
        double angle = random.nextDouble() * Math.PI;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                double r = Math.hypot((x - cx) / (columns * 0.42), (y - cy) / (rows * 0.42));
                double value =
                        switch (kind) {
                            case "CT" -> r < 1 ? (r > 0.93 ? 0.75 : 0.4) : 0.05;
                            case "MR" ->
                                r < 1
                                        ? 0.35
                                                + 0.12 * Math.sin(x * 0.21 + 3 * Math.sin(y * 0.05))
                                                + 0.08 * Math.sin(y * 0.33)
                                        : 0.02;
                            case "US" -> sector(x, y, rows, columns) ? 0.35 * Math.exp(-y * 1.2 / rows) : 0;
                            default ->
                                0.3
                                        + 0.5
                                                * Math.cos((x * Math.cos(angle) + y * Math.sin(angle)) / columns)
                                                * (r < 1.1 ? 1 : 0.4);
                        };
                for (double[] blob : blobs) {
                    double dx = x - blob[0];
                    double dy = y - blob[1];
                    double u = (dx * Math.cos(blob[5]) + dy * Math.sin(blob[5])) / blob[2];
                    double v = (dy * Math.cos(blob[5]) - dx * Math.sin(blob[5])) / blob[3];
                    if (u * u + v * v < 1 && (!kind.equals("US") || sector(x, y, rows, columns))) {
                        value += blob[4];
                    }
                }
                image[y * columns + x] = kind.equals("US") ? value : value + random.nextGaussian() * noise;
            }
        }
        if (kind.equals("US")) {
            double[] speckle = speckle(rows, columns, random);
            for (int i = 0; i < image.length; i++) {
                image[i] *= 0.4 + 0.6 * speckle[i];
            }
        }
        int[] values = new int[image.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (int) Math.max(0, Math.min(most * 0.95, image[i] * most));
        }
        return values;
    }

    /** Of fully developed scattering, as wide as a beam: the root of a smoothed exponential field, of mean 1. */
    private static double[] speckle(int rows, int columns, Random random) {
        double[] field = new double[rows * columns];
        for (int part = 0; part < 2; part++) {
            double[] noise = random.doubles(field.length, -1, 1).toArray();
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < columns; x++) {
                    double sum = 0;
                    for (int dy = -1; dy <= 1; dy++) {
                        for (int dx = -3; dx <= 3; dx++) {
                            int at = Math.floorMod(y + dy, rows) * columns + Math.floorMod(x + dx, columns);
                            sum += noise[at];
                        }
                    }
                    field[y * columns + x] += sum * sum / 14;
                }
            }
        }
        for (int i = 0; i < field.length; i++) {
            field[i] = Math.sqrt(field[i]) * 1.13;
        }
        return field;
    }

    private static boolean sector(int x, int y, int rows, int columns) {
        double angle = Math.atan2(x - columns / 2.0, y + rows * 0.1);
        double depth = Math.hypot(x - columns / 2.0, y + rows * 0.1);
        return Math.abs(angle) < 0.7 && depth > rows * 0.15 && depth < rows * 1.05;
    }

    private static void draw(int[] values, boolean[] text, int rows, int columns, int most, int number, Random random) {
        int size = 6 + random.nextInt(43);
        Font font = new Font(FONTS[random.nextInt(FONTS.length)], random.nextInt(2), size);
        int lines = 1 + random.nextInt(3);
        boolean smooth = random.nextBoolean();
        int style = random.nextInt(4);
        BufferedImage mask = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage plate = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = mask.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING,
                smooth ? RenderingHints.VALUE_TEXT_ANTIALIAS_ON : RenderingHints.VALUE_TEXT_ANTIALIAS_OFF);
        graphics.setFont(font);
        graphics.setColor(Color.WHITE);
        int lineHeight = graphics.getFontMetrics().getHeight();
        int place = number / 8 % 5;
        for (int line = 0; line < lines; line++) {
            String words = words(random);
            int width = graphics.getFontMetrics().stringWidth(words);
            int x = place == 1 ? columns - width - 2 : place >= 3 ? (columns - width) / 2 : 2;
            int block = lines * lineHeight;
            int top = place == 2 || place == 3 ? rows - block - 2 : place == 4 ? (rows - block) / 2 : 2;
            int base = top + line * lineHeight + graphics.getFontMetrics().getAscent();
            graphics.drawString(words, Math.max(1, x), base);
            if (style == 2) {
                Graphics2D box = plate.createGraphics();
                box.setColor(Color.WHITE);
                box.fillRect(
                        Math.max(0, x - 3), base - graphics.getFontMetrics().getAscent(), width + 6, lineHeight);
                box.dispose();
            }
        }
        graphics.dispose();
        for (int i = 0; i < values.length; i++) {
            int strength = mask.getRaster().getSample(i % columns, i / columns, 0);
            boolean onPlate = plate.getRaster().getSample(i % columns, i / columns, 0) > 0;
            int ink = style == 2 || style == 3 ? 0 : most;
            int paper = onPlate ? most : values[i];
            if (style == 3) {
                paper = Math.max(paper, most / 2);
                values[i] = strength > 0 || near(mask, i, rows, columns) ? paper : values[i];
            }
            if (onPlate) {
                values[i] = paper;
            }
            if (strength > 0) {
                values[i] = paper + (ink - paper) * strength / 255;
            }
            text[i] = strength > 64;
        }
    }

    /** Black text stands on something brighter. */
    private static boolean near(BufferedImage mask, int at, int rows, int columns) {
        int x = at % columns;
        int y = at / columns;
        for (int dy = -6; dy <= 6; dy++) {
            for (int dx = -6; dx <= 6; dx++) {
                int nx = x + dx;
                int ny = y + dy;
                if (nx >= 0
                        && ny >= 0
                        && nx < columns
                        && ny < rows
                        && mask.getRaster().getSample(nx, ny, 0) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String words(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> NAMES[random.nextInt(NAMES.length)];
            case 1 ->
                "%02d.%02d.%d".formatted(1 + random.nextInt(28), 1 + random.nextInt(12), 1930 + random.nextInt(90));
            case 2 -> "ID: " + (100_000 + random.nextInt(900_000));
            default -> NAMES[random.nextInt(NAMES.length)] + " " + (1930 + random.nextInt(90)) + " M";
        };
    }
}

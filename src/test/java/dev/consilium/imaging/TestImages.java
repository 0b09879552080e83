package dev.consilium.imaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The synthetic images of the image quality vector, built by the rules in its {@code meta}. */
public final class TestImages {

    private static final int N = 64;

    private TestImages() {}

    public static JsonNode vector(String name) throws IOException {
        Path file = Path.of("../shared/vectors").resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "reference vectors are not here: " + file);
        return new ObjectMapper().readTree(file.toFile());
    }

    static Plane of(String kind) {
        return of(kind, 1);
    }

    static Plane of(String kind, long seed) {
        int[] pixels =
                switch (kind) {
                    case "clean" -> clean();
                    case "noisy" -> noisy(seed);
                    case "blur" -> blurred();
                    case "clip" -> clipped();
                    default -> flat();
                };
        return new Plane(N, N, pixels, 1, 0);
    }

    private static int[] clean() {
        int[] image = new int[N * N];
        for (int y = 0; y < N; y++) {
            for (int x = 0; x < N; x++) {
                image[y * N + x] = 2 * x + y + 60 * ((x / 8 + y / 8) % 2);
            }
        }
        return image;
    }

    private static int[] noisy(long seed) {
        int[] image = clean();
        int[] sums = new int[N * N];
        long state = seed;
        for (int plane = 0; plane < 4; plane++) {
            for (int i = 0; i < sums.length; i++) {
                state = (1103515245L * state + 12345) % (1L << 31);
                sums[i] += (int) ((state >> 16) & 0x7fff);
            }
        }
        for (int i = 0; i < image.length; i++) {
            image[i] += (int) Math.floor(20.0 * (sums[i] - 65534) / 32767 + .5);
        }
        return image;
    }

    private static int[] blurred() {
        int[] source = clean();
        int[] image = new int[N * N];
        for (int y = 0; y < N; y++) {
            for (int x = 0; x < N; x++) {
                image[y * N + x] = boxSum(source, x, y) / 25;
            }
        }
        return image;
    }

    private static int boxSum(int[] source, int x, int y) {
        int sum = 0;
        for (int dy = -2; dy <= 2; dy++) {
            for (int dx = -2; dx <= 2; dx++) {
                sum += source[clamp(y + dy) * N + clamp(x + dx)];
            }
        }
        return sum;
    }

    private static int clamp(int at) {
        return Math.min(N - 1, Math.max(0, at));
    }

    private static int[] clipped() {
        int[] image = clean();
        for (int i = 0; i < image.length; i++) {
            image[i] = Math.min(255, Math.max(0, 2 * image[i] - 60));
        }
        return image;
    }

    private static int[] flat() {
        int[] image = new int[N * N];
        java.util.Arrays.fill(image, 100);
        return image;
    }
}

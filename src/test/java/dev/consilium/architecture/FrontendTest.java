package dev.consilium.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What scripts of the pages may know of each other. */
class FrontendTest {

    private static final Path SOURCES = Path.of("src", "main", "frontend", "src");

    /** Decision 37: slices are painted without it. */
    @Test
    void noPartOfThePageLoadsAViewersLibraryAtOnce() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".ts")).filter(FrontendTest::namesCornerstone))
                    .isEmpty();
        }
    }

    private static boolean namesCornerstone(Path file) {
        try {
            return Files.readString(file).contains("@cornerstonejs/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

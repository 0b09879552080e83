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

    /** Decision 37: slices are painted without it; what renders volumes is fetched only for those (36). */
    @Test
    void onlyWhatRendersVolumesKnowsALibraryForImages() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".ts")).filter(FrontendTest::namesCornerstone))
                    .containsExactly(SOURCES.resolve("volume-adapter.ts"));
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

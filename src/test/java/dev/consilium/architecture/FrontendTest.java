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

    /** Decision 31: another viewer is another adapter; what renders volumes is fetched only for those (36). */
    @Test
    void onlyTheAdaptersKnowTheViewersLibrary() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".ts")).filter(FrontendTest::namesCornerstone))
                    .containsExactlyInAnyOrder(
                            SOURCES.resolve("viewer-adapter.ts"), SOURCES.resolve("volume-adapter.ts"));
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

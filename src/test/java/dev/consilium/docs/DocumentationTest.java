package dev.consilium.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.worklist.Guide;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What the documentation names is there. */
class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)[^)]*\\)");
    private static final Pattern NAMED_TEST = Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT|Contract))[`.]");

    @Test
    void everyLinkLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        pages().forEach(page -> found(LINK, page).forEach(link -> {
            if (!Files.exists(page.toAbsolutePath().getParent().resolve(link))) {
                broken.add(page + " -> " + link);
            }
        }));
        assertThat(broken).isEmpty();
    }

    @Test
    void everyTestThatIsNamedExists() {
        Set<String> tests = Stream.of("src/test/java", "src/dcm4che/test")
                .flatMap(root -> files(Path.of(root)))
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        assertThat(pages().flatMap(page -> found(NAMED_TEST, page)).distinct())
                .hasSizeGreaterThan(10)
                .isSubsetOf(tests);
    }

    @Test
    void everyPictureOfATutorialIsShownAndLight() {
        List<Path> pictures = files(Path.of("docs/images/tutorial")).toList();
        Set<String> shown = files(Path.of("docs/tutorial"))
                .flatMap(page -> found(LINK, page))
                .filter(link -> link.endsWith(".png"))
                .map(link -> link.substring(link.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
        assertThat(pictures)
                .extracting(picture -> picture.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(shown);
        assertThat(pictures)
                .allSatisfy(picture -> assertThat(Files.size(picture)).isLessThan(130_000))
                .allSatisfy(picture ->
                        assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(1000));
    }

    /** The help page names them. */
    @Test
    void everyGuideThatSaysSoHasATutorial() {
        Set<String> told = files(Path.of("docs/tutorial"))
                .map(file -> file.getFileName().toString().replace(".md", ""))
                .collect(Collectors.toSet());
        assertThat(Arrays.stream(Guide.values()).filter(Guide::hasTutorial).map(Guide::code))
                .hasSizeGreaterThan(5)
                .isSubsetOf(told);
    }

    private static Stream<Path> pages() {
        Stream<Path> top =
                Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md").map(Path::of);
        return Stream.concat(
                top, files(Path.of("docs")).filter(file -> file.toString().endsWith(".md")));
    }

    private static Stream<String> found(Pattern pattern, Path page) {
        try {
            List<MatchResult> results =
                    pattern.matcher(Files.readString(page)).results().toList();
            return results.stream().map(result -> result.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

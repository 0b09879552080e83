package dev.consilium.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        Set<String> tests = files(Path.of("src/test/java"))
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        assertThat(pages().flatMap(page -> found(NAMED_TEST, page)).distinct())
                .hasSizeGreaterThan(10)
                .isSubsetOf(tests);
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

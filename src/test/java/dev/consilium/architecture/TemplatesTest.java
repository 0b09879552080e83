package dev.consilium.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages escape what they show, but for the guideline, and evaluate no text as an expression. */
class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final String GUIDELINE = "fragments/parts.html: th:utext=\"${guidelineHtml}\"";

    /** Unescaped text as an attribute or inlined, expressions made of text, and handlers that hold data. */
    private static final Pattern UNSAFE = Pattern.compile(
            "(?:data-)?th[:-]utext\\s*=\\s*\"[^\"]*\"|\\[\\([^\\n]*?\\)]|__\\$?\\{?|th:on[a-z]+\\s*=",
            Pattern.CASE_INSENSITIVE);

    @Test
    void onlyTheGuidelineIsShownUnescaped() throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                String name = TEMPLATES.relativize(file).toString();
                unsafe(Files.readString(file)).forEach(part -> found.merge(name + ": " + part, 1, Integer::sum));
            }
        }
        assertThat(found)
                .as("escape it with th:text; a page is never built from text")
                .isEqualTo(Map.of(GUIDELINE, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p th:utext=\"${view.name}\">x</p>",
                "<p data-th-utext=\"${view.name}\">x</p>",
                "<p TH:UTEXT = \"${view.name}\">x</p>",
                "<p>[(${view.name})]</p>",
                "<p th:text=\"#{__${view.name}__}\">x</p>",
                "<p th:text=\"${__*{name}__}\">x</p>",
                "<script th:inline=\"javascript\">let name = [(${view.name})];</script>",
                "<button th:onclick=\"|go('${view.name}')|\">x</button>"
            })
    void whatIsUnsafeIsFound(String wrong) {
        assertThat(unsafe(wrong)).isNotEmpty();
    }

    @Test
    void whatIsEscapedIsNotFound() {
        assertThat(unsafe("<p th:text=\"${view.name}\">[[${view.name}]] (a) [b] snake_case</p>"))
                .isEmpty();
    }

    private static Stream<String> unsafe(String template) {
        Matcher matcher = UNSAFE.matcher(template);
        return matcher.results().map(found -> found.group());
    }
}

package dev.consilium.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a guideline, the page stays the page. */
class GuidelinesTest {

    private static final Pattern TAG = Pattern.compile("<([a-z0-9]+)([^>]*)>");

    private final Guidelines guidelines = new Guidelines();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "a <img src=x onerror=alert(1)> b",
                "<svg/onload=alert(1)>",
                "[click](javascript:alert(1))",
                "[click](JaVaScRiPt:alert(1))",
                "[click](\tjavascript:alert(1))",
                "[click](data:text/html;base64,PHNjcmlwdD4=)",
                "[click](vbscript:msgbox(1))",
                "![x](javascript:alert(1))",
                "<javascript:alert(1)>",
                "[x]: javascript:alert(1)\n\n[x]",
                "[click](http://x\" onmouseover=\"alert(1))",
                "# <b onclick=alert(1)>title</b>",
                "`<script>alert(1)</script>`",
                "```\n</code></pre><script>alert(1)</script>\n```",
                "| a |\n|---|\n| <script>alert(1)</script> |"
            })
    void nothingInItRuns(String hostile) {
        String html = guidelines.html(hostile);
        assertThat(html).doesNotContain("<script", "<svg", "<b ");
        assertThat(TAG.matcher(html).results())
                .allSatisfy(tag -> assertThat(tag.group(2).toLowerCase(java.util.Locale.ROOT))
                        .doesNotContain("javascript:", "vbscript:", "data:", " on"));
    }

    @Test
    void headingsFitBelowThoseOfThePage() {
        assertThat(guidelines.html("# One\n\n## Two\n\n###### Six\n\n> # Quoted"))
                .contains("<h3>One</h3>", "<h4>Two</h4>", "<h6>Six</h6>", "<h3>Quoted</h3>")
                .doesNotContain("<h1", "<h2");
    }

    @Test
    void linksToTheWebAndTablesStay() {
        assertThat(guidelines.html("[atlas](https://example.org/a?b=1&c=2)"))
                .contains("href=\"https://example.org/a?b=1&amp;c=2\"");
        assertThat(guidelines.html("| a | b |\n|---|---|\n| 1 | 2 |")).contains("<th>a</th>", "<td>2</td>");
    }
}

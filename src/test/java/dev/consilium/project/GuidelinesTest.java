package dev.consilium.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.annotation.LabelKind;
import dev.consilium.annotation.LabelSchema;
import java.util.List;
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
                "![x](data:image/svg+xml;base64,PHN2Zz4=)",
                "![x](data:text/html;base64,PHNjcmlwdD4=)",
                "<javascript:alert(1)>",
                "[x]: javascript:alert(1)\n\n[x]",
                "[click](http://x\" onmouseover=\"alert(1))",
                "# <b onclick=alert(1)>title</b>",
                "`<script>alert(1)</script>`",
                "```\n</code></pre><script>alert(1)</script>\n```",
                "| a |\n|---|\n| <script>alert(1)</script> |"
            })
    void nothingInItRuns(String hostile) {
        String html = html(hostile);
        assertThat(html).doesNotContain("<script", "<svg", "<b ");
        assertThat(TAG.matcher(html).results())
                .allSatisfy(tag -> assertThat(tag.group(2).toLowerCase(java.util.Locale.ROOT))
                        .doesNotContain("javascript:", "vbscript:", "data:", " on"));
    }

    @Test
    void headingsFitBelowThoseOfThePage() {
        assertThat(html("# One\n\n## Two\n\n###### Six\n\n> # Quoted"))
                .contains(">One</h3>", ">Two</h4>", ">Six</h6>", ">Quoted</h3>")
                .doesNotContain("<h1", "<h2");
    }

    @Test
    void picturesStandInTheTextAndComeFromNowhereElse() {
        assertThat(html("![A margin][m]\n\n[m]: data:image/png;base64,iVBORw0KGgo="))
                .contains("<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"A margin\" />");
        assertThat(html("![x](https://example.org/a.png)")).contains("src=\"\"").doesNotContain("example.org");
    }

    @Test
    void linksToTheWebAndTablesStay() {
        assertThat(html("[atlas](https://example.org/a?b=1&c=2)"))
                .contains("href=\"https://example.org/a?b=1&amp;c=2\"");
        assertThat(html("| a | b |\n|---|---|\n| 1 | 2 |")).contains("<th>a</th>", "<td>2</td>");
    }

    @Test
    void itsContentsLeadToItsHeadings() {
        Guidelines.Shown shown = guidelines.shown("# All\n\n## How *to* read\n\ntext\n\n## How *to* read", List.of());
        assertThat(shown.contents())
                .containsExactly(
                        new Guidelines.Entry("guideline-1", "All", 1),
                        new Guidelines.Entry("guideline-2", "How to read", 2),
                        new Guidelines.Entry("guideline-3", "How to read", 2));
        assertThat(shown.html()).contains("<h4 id=\"guideline-2\">", "<h4 id=\"guideline-3\">");
    }

    @Test
    void aClassLeadsToItsRowOrItsHeading() {
        Guidelines.Shown shown = guidelines.shown(
                "| class | mark it |\n|---|---|\n| **Mass** (critical) | a |\n| Cyst | b |\n\n## Old scar\n\nMass",
                List.of(named("mass", "Mass"), named("scar", "Old scar"), named("none", "No finding")));
        assertThat(shown.classes()).containsOnlyKeys("mass", "scar");
        assertThat(shown.html()).contains("<tr id=\"" + shown.classes().get("mass") + "\">");
        assertThat(shown.html()).contains("<h4 id=\"" + shown.classes().get("scar") + "\">Old scar");
    }

    private String html(String markdown) {
        return guidelines.shown(markdown, List.of()).html();
    }

    private static LabelSchema.LabelClass named(String code, String name) {
        return new LabelSchema.LabelClass(
                code,
                name,
                LabelKind.FINDING,
                null,
                null,
                List.of(),
                List.of(),
                false,
                false,
                null,
                null,
                null,
                null,
                LabelSchema.Laterality.NONE,
                null,
                null,
                false);
    }
}

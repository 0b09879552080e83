package dev.consilium.worklist.web;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.stereotype.Component;

/** Guidelines as HTML: whatever HTML they hold is escaped, links lead to the web or nowhere, headings fit below the page's own. */
@Component
class Guidelines {
    private static final int BELOW = 2;
    private static final int DEEPEST = 6;
    private static final List<String> WEB = List.of("http", "https", "mailto");

    private final Parser parser;
    private final HtmlRenderer renderer;

    Guidelines() {
        List<Extension> extensions = List.of(TablesExtension.create());
        this.parser = Parser.builder().extensions(extensions).build();
        this.renderer = HtmlRenderer.builder()
                .extensions(extensions)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .urlSanitizer(new DefaultUrlSanitizer(WEB))
                .build();
    }

    String html(String markdown) {
        Node document = parser.parse(markdown);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                heading.setLevel(Math.min(DEEPEST, heading.getLevel() + BELOW));
            }
        });
        return renderer.render(document);
    }
}

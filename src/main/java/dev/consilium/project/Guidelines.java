package dev.consilium.project;

import dev.consilium.annotation.LabelSchema;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Guidelines as HTML: whatever HTML they hold is escaped, links lead to the web or nowhere, pictures stand in the text itself, headings
 * fit below the page's own. What a link of the page may lead to has an id.
 */
@Component
public class Guidelines {
    private static final int BELOW = 2;
    private static final int DEEPEST = 6;
    private static final Pattern PICTURE = Pattern.compile("data:image/(png|jpeg|webp);base64,[A-Za-z0-9+/]+={0,2}");
    private static final List<String> WEB = List.of("http", "https", "mailto");
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();

    /** @param contents its headings in order; @param classes id of the passage on a class, by the code of the class */
    public record Shown(String html, List<Entry> contents, Map<String, String> classes) {}

    /** @param level from 1 for the outermost */
    public record Entry(String id, String title, int level) {}

    public Shown shown(String markdown, List<LabelSchema.LabelClass> classes) {
        Node document = parser.parse(markdown);
        Marking marking = new Marking(classes);
        document.accept(marking);
        HtmlRenderer renderer = HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .urlSanitizer(new Addresses())
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    String id = marking.ids.get(node);
                    if (id != null) {
                        attributes.put("id", id);
                    }
                })
                .build();
        return new Shown(renderer.render(document), marking.contents, marking.passages);
    }

    /** A picture from elsewhere could change, and would tell elsewhere who reads. */
    private static final class Addresses implements UrlSanitizer {
        private final UrlSanitizer links = new DefaultUrlSanitizer(WEB);

        @Override
        public String sanitizeLinkUrl(String url) {
            return links.sanitizeLinkUrl(url);
        }

        @Override
        public String sanitizeImageUrl(String url) {
            return PICTURE.matcher(url).matches() ? url : "";
        }
    }

    /** Gives ids to headings, and to the heading or the row of a table that begins with the name of a class. */
    private static final class Marking extends AbstractVisitor {
        private final Map<String, String> codes = new LinkedHashMap<>();
        private final Map<Node, String> ids = new IdentityHashMap<>();
        private final List<Entry> contents = new ArrayList<>();
        private final Map<String, String> passages = new LinkedHashMap<>();

        Marking(List<LabelSchema.LabelClass> classes) {
            classes.forEach(known -> codes.put(known.name().toLowerCase(Locale.ROOT), known.code()));
        }

        @Override
        public void visit(Heading heading) {
            String id = "guideline-" + (contents.size() + 1);
            String title = textOf(heading);
            ids.put(heading, id);
            contents.add(new Entry(id, title, heading.getLevel()));
            passage(title, id);
            heading.setLevel(Math.min(DEEPEST, heading.getLevel() + BELOW));
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableRow row && row.getFirstChild() instanceof TableCell first && !first.isHeader()) {
                String id = passage(textOf(first), "guideline-class-" + (passages.size() + 1));
                if (id != null) {
                    ids.put(row, id);
                }
            }
            super.visit(node);
        }

        /** {@code Mass (critical)} is on the class Mass. */
        private @Nullable String passage(String text, String id) {
            String code =
                    codes.get(text.replaceAll("\\s*\\([^)]*\\)$", "").strip().toLowerCase(Locale.ROOT));
            return code != null && passages.putIfAbsent(code, id) == null ? id : null;
        }

        private static String textOf(Node node) {
            StringBuilder text = new StringBuilder();
            node.accept(new AbstractVisitor() {
                @Override
                public void visit(Text part) {
                    text.append(part.getLiteral());
                }
            });
            return text.toString().strip();
        }
    }
}

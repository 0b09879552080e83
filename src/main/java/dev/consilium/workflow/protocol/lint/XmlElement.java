package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An element of a diagram or table. Names of elements and attributes carry the usual prefix ({@code camunda:in},
 * {@code bpmndi:BPMNShape}), whatever the file calls it; those of BPMN and DMN themselves carry none.
 */
final class XmlElement {

    private final String file;
    private final String name;
    private final int line;
    private final Map<String, String> attributes;
    private final @Nullable XmlElement parent;
    private final List<XmlElement> children = new ArrayList<>(2);
    private final List<XmlElement> everything = new ArrayList<>(0);
    private final StringBuilder text = new StringBuilder(0);

    XmlElement(String file, String name, int line, Map<String, String> attributes, @Nullable XmlElement parent) {
        this.file = file;
        this.name = name;
        this.line = line;
        this.attributes = attributes;
        this.parent = parent;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    void append(String more) {
        text.append(more);
    }

    String file() {
        return file;
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    boolean is(String... names) {
        for (String one : names) {
            if (one.equals(name)) {
                return true;
            }
        }
        return false;
    }

    Map<String, String> attributes() {
        return Collections.unmodifiableMap(attributes);
    }

    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    /** The attribute, or an empty text. */
    String get(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    boolean has(String attribute, String value) {
        return value.equals(attributes.get(attribute));
    }

    String id() {
        return get("id");
    }

    String text() {
        return text.toString().strip();
    }

    Optional<XmlElement> parent() {
        return Optional.ofNullable(parent);
    }

    List<XmlElement> children() {
        return Collections.unmodifiableList(children);
    }

    Stream<XmlElement> children(String child) {
        return children.stream().filter(element -> element.name.equals(child));
    }

    Optional<XmlElement> child(String child) {
        return children(child).findFirst();
    }

    /** Text of the only child of that name, or an empty one. */
    String childText(String child) {
        return child(child).map(XmlElement::text).orElse("");
    }

    /** Extension elements of that name. */
    Stream<XmlElement> extensions(String extension) {
        return children("extensionElements").flatMap(extensions -> extensions.children(extension));
    }

    /** Itself and everything inside it; only once the file is read. */
    Stream<XmlElement> all() {
        if (everything.isEmpty()) {
            collect(everything);
        }
        return everything.stream();
    }

    private void collect(List<XmlElement> into) {
        into.add(this);
        children.forEach(child -> child.collect(into));
    }

    Stream<XmlElement> all(String... names) {
        return all().filter(element -> element.is(names));
    }

    /** The outermost element of its file. */
    XmlElement root() {
        XmlElement root = this;
        for (XmlElement outer = parent; outer != null; outer = outer.parent) {
            root = outer;
        }
        return root;
    }

    Stream<XmlElement> ancestors() {
        return Stream.iterate(parent, Objects::nonNull, element -> element.parent);
    }

    Flaw flaw(String sentence, String mend) {
        String label = Stream.concat(Stream.of(this), ancestors())
                .map(XmlElement::id)
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse(name);
        return new Flaw(file, label, line, sentence, mend);
    }

    @Override
    public String toString() {
        return file + "#" + (id().isEmpty() ? name : id());
    }
}

package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.ProtocolFile;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the elements of a diagram are called, for people who talk about them. */
public final class ElementNames {

    private ElementNames() {}

    /** Of every element by its id, which also stands for a missing name; empty where the file cannot be read as a diagram. */
    public static Map<String, String> of(ProtocolFile file) {
        XmlElement root = XmlReader.read(file).root();
        return Stream.ofNullable(root)
                .flatMap(definitions -> definitions.children("process"))
                .flatMap(XmlElement::all)
                .filter(element -> !element.id().isEmpty())
                .collect(Collectors.toUnmodifiableMap(
                        XmlElement::id,
                        element -> element.get("name").isBlank() ? element.id() : element.get("name"),
                        (first, second) -> first));
    }
}

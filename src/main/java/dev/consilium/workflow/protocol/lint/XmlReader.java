package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a diagram or table without trusting it: no DOCTYPE, no entities, and limits that are checked while reading, so that a
 * hostile file ends as a flaw and costs no more than its own size.
 */
final class XmlReader {

    private static final int DEEPEST = 20;
    private static final int MOST_ELEMENTS = 12_000;
    private static final int LONGEST_ATTRIBUTE = 4096;

    private final ProtocolFile source;
    private final List<Flaw> excess = new ArrayList<>();
    private final List<Flaw> foreign = new ArrayList<>();

    private XmlReader(ProtocolFile source) {
        this.source = source;
    }

    static XmlFile read(ProtocolFile source) {
        XmlReader reader = new XmlReader(source);
        XmlElement root = reader.root();
        return new XmlFile(source.name(), root, List.copyOf(reader.excess), List.copyOf(reader.foreign));
    }

    /** A file that is not read because the others of its protocol are large enough. */
    static XmlFile tooMuch(ProtocolFile source) {
        return new XmlFile(
                source.name(),
                null,
                List.of(Flaw.ofFile(
                        source.name(),
                        "The diagrams and tables of the protocol are larger than 8 MiB together.",
                        "Remove what it does not need.")),
                List.of());
    }

    private @Nullable XmlElement root() {
        if (source.fault() != null) {
            return null; // said of every file that cannot be read
        }
        if (source.content().length > ProtocolFile.LARGEST) {
            excess.add(
                    flaw("The file is larger than 1 MiB.", "Split the protocol, or remove what was pasted into it."));
            return null;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(source.content()))
                    .toString();
            return parse(text);
        } catch (CharacterCodingException e) {
            foreign.add(flaw("The file is not UTF-8.", "Save it as UTF-8."));
        } catch (XMLStreamException e) {
            foreign.add(malformed(e.getLocation() == null ? 1 : e.getLocation().getLineNumber()));
        } catch (RuntimeException e) {
            // The parser of the JDK has faults of its own on hostile input.
            foreign.add(malformed(1));
        }
        return null;
    }

    private @Nullable XmlElement parse(String text) throws XMLStreamException {
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            foreign.add(flaw("The file declares a document type or entities.", "Remove the declaration."));
            return null;
        }
        XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text));
        String encoding = xml.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            foreign.add(flaw("The file says it is " + encoding + ".", "Save it as UTF-8."));
        }
        XmlElement root = null;
        XmlElement open = null;
        int depth = 0;
        int elements = 0;
        while (xml.hasNext()) {
            int line = xml.getLocation().getLineNumber();
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open = element(xml, line, open);
                root = root == null ? open : root;
                if (++elements > MOST_ELEMENTS) {
                    excess.add(flaw("The file has more than 12,000 elements.", "Split the protocol."));
                    return null;
                }
                if (++depth > DEEPEST) {
                    excess.add(open.flaw("Elements are nested more than 20 deep.", "Call another process instead."));
                    return null;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && open != null) {
                open = open.parent().orElse(null);
                depth--;
            } else if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
                foreign.add(flaw("The file holds a processing instruction.", "Remove it."));
            } else if (xml.isCharacters() && open != null) {
                open.append(xml.getText());
            }
        }
        return root;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private XmlElement element(XMLStreamReader xml, int line, @Nullable XmlElement parent) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(name(xml.getAttributeNamespace(i), xml.getAttributeLocalName(i)), xml.getAttributeValue(i));
        }
        XmlElement element = new XmlElement(
                source.name(), name(xml.getNamespaceURI(), xml.getLocalName()), line, attributes, parent);
        attributes.forEach((name, value) -> {
            if (value.length() > LONGEST_ATTRIBUTE) {
                excess.add(element.flaw("The attribute " + name + " is longer than 4096 characters.", "Shorten it."));
            }
        });
        return element;
    }

    private static String name(@Nullable String namespace, String local) {
        return namespace == null || namespace.isEmpty()
                ? local
                : AllowedXml.prefix(namespace).map(prefix -> prefix + local).orElse("{" + namespace + "}" + local);
    }

    static boolean isUtf8(byte[] content) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private Flaw malformed(int line) {
        return new Flaw(
                source.name(),
                "file",
                Math.max(1, line),
                "The file is not well-formed XML.",
                "Open it in the editor and save it again.");
    }

    private Flaw flaw(String sentence, String mend) {
        return Flaw.ofFile(source.name(), sentence, mend);
    }
}

package dev.consilium.studio.deployment;

import dev.consilium.common.Refusal;
import dev.consilium.project.ProtocolTurn;
import dev.consilium.project.ProtocolVersion;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.project.ProtocolsInForce;
import dev.consilium.workflow.protocol.ProtocolBundle;
import java.io.ByteArrayInputStream;
import java.lang.module.ModuleDescriptor.Version;
import java.util.Comparator;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.stereotype.Component;

/**
 * The numbers of the versions of a project: each greater than those before. The number stands in the diagram, and nothing here writes
 * it there: what is approved is what was checked, to the byte.
 */
@Component
public class VersionNumbers {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final ProtocolsInForce inForce;
    private final ProtocolVersions versions;

    VersionNumbers(ProtocolsInForce inForce, ProtocolVersions versions) {
        this.inForce = inForce;
        this.versions = versions;
    }

    /** What the process of its diagram bears; empty where it bears none, or cannot be read. */
    public String of(ProtocolBundle bundle) {
        byte[] diagram = bundle.diagram().content();
        try {
            return tag(diagram);
        } catch (XMLStreamException
                | RuntimeException e) { // the parser of the JDK has faults of its own on hostile input
            return "";
        }
    }

    private static String tag(byte[] diagram) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(diagram));
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT
                    && xml.getLocalName().equals("process")
                    && BPMN.equals(xml.getNamespaceURI())) {
                String tag = xml.getAttributeValue(CAMUNDA, "versionTag");
                return tag == null ? "" : tag;
            }
        }
        return "";
    }

    /** The greatest there was of a protocol in this project, also where it is only planned. */
    public Optional<String> greatest(String projectId, String key) {
        return inForce.history(projectId).stream()
                .map(ProtocolTurn::digest)
                .distinct()
                .map(versions::get)
                .filter(version -> version.key().equals(key))
                .map(ProtocolVersion::versionTag)
                .max(Comparator.comparing(Version::parse));
    }

    /** @throws Refusal UNPROCESSABLE {@code VERSION_DIFFERS}, {@code VERSION_NOT_GREATER} */
    void require(String asked, ProtocolBundle bundle, String projectId) {
        String borne = of(bundle);
        if (!borne.equals(asked)) {
            throw Refusal.unprocessable(
                    "VERSION_DIFFERS",
                    "The diagram bears the version tag " + borne + ", not " + asked
                            + ". Set it in the properties of the diagram, or ask for the number it bears.");
        }
        greatest(projectId, bundle.key())
                .filter(before -> Version.parse(asked).compareTo(Version.parse(before)) <= 0)
                .ifPresent(before -> {
                    throw Refusal.unprocessable(
                            "VERSION_NOT_GREATER",
                            "This project has version " + before
                                    + " of this protocol already. Set a greater version tag in the properties of the diagram.");
                });
    }
}

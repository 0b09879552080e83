package dev.consilium.cli.replay;

import dev.consilium.common.Refusal;
import dev.consilium.workflow.protocol.ProtocolFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A routing table from outside, in place of the protocol's own. What its rules are worth is for the engine to say. */
public final class RoutingFile {

    private static final String NAME = "routing.dmn";
    private static final String DECISION = "routing";

    private RoutingFile() {}

    /** @throws Refusal {@code FILE_UNREADABLE}, {@code ROUTING_INVALID} where it is no DMN or does not decide {@code routing} */
    public static ProtocolFile read(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            if (!decides(parse(content))) {
                throw invalid(file, "it has no decision table with the id " + DECISION);
            }
            return new ProtocolFile(NAME, content);
        } catch (SAXException e) {
            throw invalid(file, "it is no XML");
        } catch (IOException e) {
            throw Refusal.unprocessable("FILE_UNREADABLE", file + " cannot be read; check the path and your rights.");
        }
    }

    private static boolean decides(Document document) {
        NodeList decisions = document.getElementsByTagNameNS("*", "decision");
        for (int i = 0; i < decisions.getLength(); i++) {
            Element decision = (Element) decisions.item(i);
            if (decision.getAttribute("id").equals(DECISION)) {
                return decision.getElementsByTagNameNS("*", "decisionTable").getLength() == 1;
            }
        }
        return false;
    }

    private static Document parse(byte[] content) throws SAXException, IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(content));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Refusal invalid(Path file, String why) {
        return Refusal.unprocessable("ROUTING_INVALID", file + " is no routing table: " + why + ".");
    }
}

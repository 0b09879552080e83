package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A small protocol with everything the linter allows, that no release changes: an intake, two blinded readings by a multi-instance
 * call, arbitration and audit. Its files stand short in {@code src/test/resources/lint}: diagrams without their drawing, tables
 * line by line. {@link #change} works on the short form, {@link #changeFile} on the file as it would lie in a folder.
 */
final class BaseProtocol {

    static final String PROTOCOL = "two-readings.bpmn";
    static final String READING = "one-reading.bpmn";
    static final String ARBITRATION = "senior-arbitration.bpmn";
    static final String AUDIT = "quality-audit.bpmn";
    static final String INTAKE = "image-intake.bpmn";

    private static final Path SHORT = Path.of("src/test/resources/lint");
    private static final Map<String, String> ORIGINAL = read();
    private static final String JOB =
            "<extensionElements><camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle></extensionElements>";
    private static final Pattern DRAWN = Pattern.compile(
            "<(\\w*(?:[tT]ask|Event|Gateway|Activity|subProcess|transaction|adHocSubProcess|sequenceFlow)) [^>]*?\\bid=\"([^\"]+)\"");
    private static final Map<String, ProtocolFile> RIGHT = new LinkedHashMap<>();

    private final Map<String, String> shorts = new TreeMap<>(ORIGINAL);
    private final Map<String, UnaryOperator<byte[]>> late = new LinkedHashMap<>();
    private final Map<String, byte[]> more = new TreeMap<>();

    /** @throws IllegalStateException where the text to replace is not there */
    BaseProtocol change(String file, String from, String to) {
        String text = shorts.get(file);
        if (text == null || !text.contains(from)) {
            throw new IllegalStateException(file + " holds no " + from);
        }
        shorts.put(file, text.replace(from, to));
        return this;
    }

    /** Puts elements into the process of a diagram, before its end. */
    BaseProtocol add(String file, String elements) {
        return change(file, "</process>", elements + "</process>");
    }

    /** Puts a step between the target of a flow and what leads there. @param step one element, with its id first */
    BaseProtocol insert(String file, String flow, String target, String id, String step) {
        String leadsThere = "id=\"" + flow + "\" sourceRef=";
        String text = String.valueOf(shorts.get(file));
        int at = text.indexOf("targetRef=\"" + target + "\"", text.indexOf(leadsThere));
        String next = "<sequenceFlow id=\"Flow_%s_Next\" sourceRef=\"%s\" targetRef=\"%s\" />"
                .formatted(id.substring(id.indexOf('_') + 1), id, target);
        int end = text.indexOf("<", at);
        int flowEnds = text.startsWith("</sequenceFlow>", text.indexOf("</", end)) && text.charAt(end + 1) != 's'
                ? text.indexOf("</sequenceFlow>", end) + "</sequenceFlow>".length()
                : end;
        String changed = text.substring(0, at) + "targetRef=\"" + id + "\""
                + text.substring(at + target.length() + 12, flowEnds) + next + text.substring(flowEnds);
        shorts.put(file, changed);
        Matcher node = Pattern.compile("<\\w+ id=\"" + target + "\"").matcher(changed);
        if (!node.find()) {
            throw new IllegalStateException(file + " has no " + target);
        }
        shorts.put(file, changed.substring(0, node.start()) + step + changed.substring(node.start()));
        return this;
    }

    BaseProtocol changeFile(String file, String from, String to) {
        return changeBytes(file, bytes -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (!text.contains(from)) {
                throw new IllegalStateException(file + " holds no " + from);
            }
            return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
        });
    }

    BaseProtocol changeBytes(String file, UnaryOperator<byte[]> change) {
        late.merge(file, change, (first, second) -> bytes -> second.apply(first.apply(bytes)));
        return this;
    }

    BaseProtocol put(String file, String content) {
        more.put(file, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    BaseProtocol remove(String file) {
        shorts.remove(file);
        return this;
    }

    /** The intake and the protocol. */
    ProtocolBundle[] bundles() {
        List<ProtocolFile> others = Stream.concat(
                        shorts.keySet().stream()
                                .filter(name -> !name.equals(INTAKE))
                                .map(this::file),
                        more.entrySet().stream().map(entry -> new ProtocolFile(entry.getKey(), entry.getValue())))
                .toList();
        return new ProtocolBundle[] {
            new ProtocolBundle("image-intake", List.of(file(INTAKE), file("data.form"))),
            new ProtocolBundle("two-readings", others)
        };
    }

    static List<ProtocolFile> files() {
        return Stream.of(new BaseProtocol().bundles())
                .flatMap(bundle -> bundle.files().stream())
                .toList();
    }

    private ProtocolFile file(String name) {
        String text = String.valueOf(shorts.get(name));
        boolean right = text.equals(ORIGINAL.get(name)) && !late.containsKey(name);
        return right ? RIGHT.computeIfAbsent(name, key -> written(key, text)) : written(name, text);
    }

    private ProtocolFile written(String name, String text) {
        byte[] bytes = (name.endsWith(".bpmn") ? diagram(text) : name.endsWith(".dmn") ? table(name, text) : text)
                .getBytes(StandardCharsets.UTF_8);
        return new ProtocolFile(
                name, late.getOrDefault(name, UnaryOperator.identity()).apply(bytes));
    }

    private static String diagram(String text) {
        String model = text.replace("{job}", JOB);
        StringBuilder drawing = new StringBuilder();
        Matcher node = DRAWN.matcher(model);
        int x = 0;
        while (node.find()) {
            String id = node.group(2);
            if (node.group(1).equals("sequenceFlow")) {
                drawing.append(
                        "<bpmndi:BPMNEdge id=\"%s_di\" bpmnElement=\"%s\"><di:waypoint x=\"0\" y=\"0\" /><di:waypoint x=\"9\" y=\"0\" /></bpmndi:BPMNEdge>\n"
                                .formatted(id, id));
            } else {
                drawing.append(
                        "<bpmndi:BPMNShape id=\"%s_di\" bpmnElement=\"%s\"><dc:Bounds x=\"%d\" y=\"0\" width=\"9\" height=\"9\" /></bpmndi:BPMNShape>\n"
                                .formatted(id, id, x += 10));
            }
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="Definitions_base" targetNamespace="urn:base">
                """ + model + "<bpmndi:BPMNDiagram id=\"Diagram_base\"><bpmndi:BPMNPlane id=\"Plane_base\">\n" + drawing
                + "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>\n</definitions>\n";
    }

    /** {@code in NAME TYPE}, {@code out NAME TYPE [VALUES]}, {@code rule TEST | TEST -> ANSWER ANSWER}. */
    private static String table(String file, String text) {
        String name = file.replace(".dmn", "");
        StringBuilder columns = new StringBuilder();
        StringBuilder rules = new StringBuilder();
        int row = 0;
        for (String line : text.lines().toList()) {
            String[] words = line.split(" ", 4);
            switch (words[0]) {
                case "in" ->
                    columns.append(
                            "<input id=\"In_%s\"><inputExpression id=\"InE_%s\" typeRef=\"%s\"><text>%s</text></inputExpression></input>\n"
                                    .formatted(words[1], words[1], words[2], words[1]));
                case "out" ->
                    columns.append("<output id=\"Out_%s\" name=\"%s\" typeRef=\"%s\">%s</output>\n"
                            .formatted(
                                    words[1],
                                    words[1],
                                    words[2],
                                    words.length < 4
                                            ? ""
                                            : "<outputValues id=\"OutV_" + words[1] + "\"><text>" + words[3]
                                                    + "</text></outputValues>"));
                default -> rules.append(rule(line.substring(5), ++row));
            }
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="Definitions_%s" name="%s" namespace="urn:base">
                <decision id="%s" name="%s" camunda:historyTimeToLive="P2190D" camunda:versionTag="1.0.0">
                <decisionTable id="Table_%s" hitPolicy="FIRST">
                """.formatted(name, name, name, name, name) + columns + rules
                + "</decisionTable></decision></definitions>\n";
    }

    private static String rule(String line, int row) {
        String[] sides = line.split(" -> ");
        StringBuilder rule = new StringBuilder("<rule id=\"Rule_" + row + "\">");
        for (String test : sides[0].split(" \\| ")) {
            rule.append("<inputEntry><text>").append(xml(test)).append("</text></inputEntry>");
        }
        for (String answer : sides[1].split(" ")) {
            rule.append("<outputEntry><text>").append(xml(answer)).append("</text></outputEntry>");
        }
        return rule.append("</rule>\n").toString();
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Map<String, String> read() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(SHORT)) {
            for (Path file : found.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

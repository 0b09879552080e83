package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of the base protocol changed at random: in their bytes, and in their structure. The seed alone decides. */
final class Mutations {

    private static final List<ProtocolFile> FILES = BaseProtocol.files();
    private static final Pattern ELEMENT = Pattern.compile("<(\\w[\\w:]*)( [^<>]*)?/?>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:]+)=\"([^\"]*)\"");
    private static final List<String> VALUES = List.of(
            "",
            "true",
            "-1",
            "99999999999",
            "${",
            "${}",
            "${x",
            "#{a}",
            "${((((((((((",
            "${''.getClass()}",
            "P1Y1M1W1DT1H",
            "P999999999999999Y",
            "R999999999/PT1M",
            "R1/P",
            "PT0.000001S",
            "&#10;",
            "\uFFFF",
            "a".repeat(5000),
            "../../x",
            "null",
            "SubProcess_Case",
            "Task_Score",
            "Gateway_Route",
            "TwoReadingsProcess",
            "SeniorArbitrationProcess",
            "deployment");
    private static final List<String> ELEMENTS = List.of(
            "<subProcess id=\"SubProcess_M\" name=\"m\">",
            "</subProcess>",
            "<startEvent id=\"StartEvent_M\" name=\"m\" />",
            "<boundaryEvent id=\"BoundaryEvent_M\" attachedToRef=\"SubProcess_Case\" />",
            "<eventBasedGateway id=\"Gateway_M\" />",
            "<callActivity id=\"CallActivity_M\" calledElement=\"TwoReadingsProcess\" />",
            "<incoming>x</incoming>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<loopCardinality>${readersToAdd}</loopCardinality>",
            "<multiInstanceLoopCharacteristics />",
            "<timerEventDefinition />",
            "<conditionExpression>${a or b}</conditionExpression>",
            "<rule id=\"R\" />",
            "<text>-</text>",
            "<outputEntry />",
            "<output name=\"route\" typeRef=\"string\" />",
            "<decisionTable />",
            "<errorEventDefinition />");

    private final Random random;

    private Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** The intake and the protocol, some of their files changed. */
    static ProtocolBundle[] of(long seed) {
        return new Mutations(seed).bundles();
    }

    private ProtocolBundle[] bundles() {
        List<ProtocolFile> changed = new ArrayList<>(FILES);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(changed.size());
            ProtocolFile file = changed.get(at);
            changed.set(at, new ProtocolFile(file.name(), change(file)));
        }
        List<ProtocolFile> intake = changed.stream()
                .filter(file -> file.name().equals(BaseProtocol.INTAKE))
                .toList();
        List<ProtocolFile> others = changed.stream()
                .filter(file -> !file.name().equals(BaseProtocol.INTAKE))
                .toList();
        return new ProtocolBundle[] {
            new ProtocolBundle("image-intake", intake), new ProtocolBundle("two-readings", others)
        };
    }

    private byte[] change(ProtocolFile file) {
        byte[] content = file.content().clone();
        if (random.nextInt(3) == 0) {
            return bytes(content);
        }
        String text = file.text();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text = structure(text);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] bytes(byte[] content) {
        for (int i = random.nextInt(8); i >= 0 && content.length > 1; i--) {
            int at = random.nextInt(content.length);
            switch (random.nextInt(4)) {
                case 0 -> content[at] = (byte) random.nextInt(256);
                case 1 -> content[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> content = Arrays.copyOf(content, at);
                default -> {
                    int length = Math.min(random.nextInt(200), content.length - at);
                    int to = random.nextInt(content.length - length + 1);
                    System.arraycopy(content, at, content, to, length);
                }
            }
        }
        return content;
    }

    private String structure(String text) {
        Matcher element = any(ELEMENT, text);
        if (element == null) {
            return text + pick(VALUES);
        }
        int end = element.end();
        return switch (random.nextInt(7)) {
            case 0 -> text.substring(0, element.start()) + text.substring(end);
            case 1 -> text.substring(0, end) + element.group() + text.substring(end);
            case 2 -> text.substring(0, end) + pick(ELEMENTS) + text.substring(end);
            case 3 -> text.substring(0, end) + pick(ELEMENTS).repeat(random.nextInt(300)) + text.substring(end);
            case 4 -> text.substring(0, end) + pick(VALUES) + text.substring(end);
            case 5 -> swap(text);
            default -> attribute(text, element);
        };
    }

    /** Gives an attribute of one element another value, often one that some other attribute has. */
    private String attribute(String text, Matcher element) {
        Matcher own = any(ATTRIBUTE, element.group());
        Matcher other = any(ATTRIBUTE, text);
        if (own == null || other == null) {
            return text;
        }
        String value = random.nextBoolean() ? other.group(2) : pick(VALUES);
        int at = element.start();
        return text.substring(0, at + own.start(2)) + value + text.substring(at + own.end(2));
    }

    private String swap(String text) {
        Matcher first = any(ATTRIBUTE, text);
        Matcher second = any(ATTRIBUTE, text);
        if (first == null || second == null || first.end() > second.start()) {
            return text;
        }
        return text.substring(0, first.start(2))
                + second.group(2)
                + text.substring(first.end(2), second.start(2))
                + first.group(2)
                + text.substring(second.end(2));
    }

    private @org.jspecify.annotations.Nullable Matcher any(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return !text.isEmpty() && (matcher.find(random.nextInt(text.length())) || matcher.find(0)) ? matcher : null;
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}

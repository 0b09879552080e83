package dev.consilium.workflow.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The protocols that ship with the product, each bundled with what it refers to and nothing else. */
@Component
public class ProtocolLibrary {

    private static final String SHARED = "shared";
    private static final String INTAKE = "image-intake";
    private static final String ABSENCE = "absence";
    private static final Pattern REFERENCE =
            Pattern.compile("(calledElement|camunda:decisionRef|camunda:formRef)=\"([A-Za-z0-9_-]+)\"");

    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();

    /** Keys of the protocols a project may choose, in order. */
    public List<String> keys() {
        return folders().stream().filter(folder -> !folder.equals(SHARED)).toList();
    }

    /** @throws dev.consilium.common.Refusal UNPROCESSABLE {@code UNKNOWN_PROTOCOL} */
    public ProtocolBundle protocol(String key) {
        if (!keys().contains(key)) {
            throw dev.consilium.common.Refusal.unprocessable(
                    "UNKNOWN_PROTOCOL",
                    "There is no protocol " + key + "; known are " + String.join(", ", keys()) + ".");
        }
        return closure(key, folder(key));
    }

    /** The diagram every study comes in by. */
    public ProtocolBundle intake() {
        return alone(INTAKE);
    }

    /** The diagram of a person's absence. */
    public ProtocolBundle absence() {
        return alone(ABSENCE);
    }

    /** A shared diagram that no protocol calls. */
    private ProtocolBundle alone(String key) {
        Map<String, ProtocolFile> start = new TreeMap<>();
        ProtocolFile diagram = Objects.requireNonNull(folder(SHARED).get(key + ".bpmn"));
        start.put(diagram.name(), diagram);
        return closure(key, start);
    }

    private ProtocolBundle closure(String key, Map<String, ProtocolFile> own) {
        Map<String, ProtocolFile> shared = folder(SHARED);
        Map<String, ProtocolFile> forms = read("classpath*:forms/*.form");
        Map<String, ProtocolFile> bundle = new LinkedHashMap<>(own);
        Deque<ProtocolFile> open = new ArrayDeque<>(own.values());
        while (!open.isEmpty()) {
            ProtocolFile file = open.remove();
            if (!file.is(".bpmn")) {
                continue;
            }
            Matcher reference = REFERENCE.matcher(file.text());
            while (reference.find()) {
                String name = fileName(reference.group(1), reference.group(2));
                ProtocolFile found = name.endsWith(".form") ? forms.get(name) : shared.get(name);
                if (found != null && !bundle.containsKey(name)) {
                    bundle.put(name, found);
                    open.add(found);
                }
            }
        }
        return new ProtocolBundle(key, List.copyOf(bundle.values()));
    }

    private static String fileName(String attribute, String reference) {
        return switch (attribute) {
            case "calledElement" -> fileOf(reference);
            case "camunda:decisionRef" -> reference + ".dmn";
            default -> reference + ".form";
        };
    }

    /** Where a process is written: {@code ImageIntakeProcess} in {@code image-intake.bpmn}. */
    public static String fileOf(String processId) {
        return kebab(processId.replaceFirst("Process$", "")) + ".bpmn";
    }

    static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }

    private List<String> folders() {
        return Arrays.stream(find("classpath*:processes/*/*.bpmn"))
                .map(resource -> parent(resource))
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private Map<String, ProtocolFile> folder(String key) {
        return read("classpath*:processes/" + key + "/*.*");
    }

    private Map<String, ProtocolFile> read(String pattern) {
        Map<String, ProtocolFile> files = new TreeMap<>();
        for (Resource resource : find(pattern)) {
            String name = Objects.requireNonNull(resource.getFilename());
            try {
                files.put(name, new ProtocolFile(name, resource.getContentAsByteArray()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private Resource[] find(String pattern) {
        try {
            return resources.getResources(pattern);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String parent(Resource resource) {
        try {
            String[] path = resource.getURL().getPath().split("/");
            return path[path.length - 2];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

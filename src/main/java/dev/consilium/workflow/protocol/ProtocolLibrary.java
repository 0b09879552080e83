package dev.consilium.workflow.protocol;

import dev.consilium.common.Refusal;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The protocols there are, each bundled with what it refers to and nothing else: those that ship with the product, or those of a
 * {@code processes} directory with its {@code forms} beside it.
 */
public class ProtocolLibrary {

    private static final String INTAKE = "image-intake";
    private static final String ABSENCE = "absence";
    private static final Pattern REFERENCE =
            Pattern.compile("(calledElement|camunda:decisionRef|camunda:formRef)=\"([A-Za-z0-9_-]+)\"");

    private final ProtocolFiles files;

    /** What ships with the product. */
    public ProtocolLibrary() {
        this(new ShippedFiles());
    }

    ProtocolLibrary(ProtocolFiles files) {
        this.files = files;
    }

    /** What an author wrote; shared files and forms that are not there are those that ship. */
    public static ProtocolLibrary of(Path processes) {
        return new ProtocolLibrary(new DirectoryFiles(processes, new ShippedFiles()));
    }

    /** Keys of the protocols a project may choose, in order. */
    public List<String> keys() {
        return files.folders().stream()
                .filter(folder -> !folder.equals(ProtocolFiles.SHARED))
                .toList();
    }

    /** @throws Refusal UNPROCESSABLE {@code UNKNOWN_PROTOCOL} */
    public ProtocolBundle protocol(String key) {
        if (!keys().contains(key)) {
            throw Refusal.unprocessable(
                    "UNKNOWN_PROTOCOL",
                    "There is no protocol " + key + "; known are " + String.join(", ", keys()) + ".");
        }
        return folder(key);
    }

    /** A folder, whatever it holds. */
    ProtocolBundle folder(String key) {
        return bundle(key, files.folder(key).values());
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
        return bundle(key, List.of(files.shared(key + ".bpmn").orElseThrow()));
    }

    /** Whether protocols share a diagram of this name, so that none can have it. */
    public boolean isShared(String key) {
        return key.equals(ProtocolFiles.SHARED) || files.shared(key + ".bpmn").isPresent();
    }

    /** A diagram, table or form that protocols share. */
    public Optional<ProtocolFile> shared(String name) {
        return find(name);
    }

    /** Where a file of a protocol lies in a {@code processes} directory and its {@code forms}. */
    public String placeOf(String key, String name) {
        if (name.endsWith(".form")) {
            return "forms/" + name;
        }
        boolean shared = !name.equals(key + ".bpmn") && files.shared(name).isPresent();
        return "processes/" + (shared ? ProtocolFiles.SHARED : key) + "/" + name;
    }

    /** What the shared folder holds and none of the bundles. */
    List<ProtocolBundle> unused(Collection<ProtocolBundle> bundles) {
        Set<String> used = new HashSet<>();
        bundles.forEach(bundle -> bundle.files().forEach(file -> used.add(file.name())));
        return files.folder(ProtocolFiles.SHARED).values().stream()
                .filter(file -> !used.contains(file.name()))
                .map(file -> bundle(stem(file.name()), List.of(file)))
                .toList();
    }

    /** Files of one's own with everything they refer to. */
    public ProtocolBundle bundle(String key, Collection<ProtocolFile> own) {
        Map<String, ProtocolFile> bundle = new LinkedHashMap<>();
        own.forEach(file -> bundle.put(file.name(), file));
        Deque<ProtocolFile> open = new ArrayDeque<>(own);
        while (!open.isEmpty()) {
            ProtocolFile file = open.remove();
            if (!file.is(".bpmn")) {
                continue;
            }
            Matcher reference = REFERENCE.matcher(file.text());
            while (reference.find()) {
                String name = fileName(reference.group(1), reference.group(2));
                if (!bundle.containsKey(name)) {
                    find(name).ifPresent(found -> {
                        bundle.put(name, found);
                        open.add(found);
                    });
                }
            }
        }
        return new ProtocolBundle(key, List.copyOf(bundle.values()));
    }

    private Optional<ProtocolFile> find(String name) {
        return name.endsWith(".form") ? files.form(name) : files.shared(name);
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

    /** The process that a protocol begins with: {@code chest-findings} has {@code ChestFindingsProcess}. */
    public static String processOf(String key) {
        return Arrays.stream(key.split("-"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining("", "", "Process"));
    }

    static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}

package dev.consilium.workflow.protocol;

import dev.consilium.workflow.protocol.lint.LintFinding;
import dev.consilium.workflow.protocol.lint.ProtocolLinter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Checks what a path names: a file, the folder of a protocol, or a {@code processes} directory, each together with what it
 * refers to. Whatever stands there ends as a finding.
 */
public final class PathCheck {

    private static final String PROCESSES = "processes";
    /** Diagrams that begin a case or an absence by themselves. */
    private static final Set<String> ALONE = Set.of("image-intake.bpmn", "absence.bpmn");

    private final ProtocolLinter linter;
    private final Path named;
    private final Path place;

    private PathCheck(ProtocolLinter linter, Path named) {
        this.linter = linter;
        this.named = named;
        this.place = named.toAbsolutePath().normalize();
    }

    /** @return every file looked at, in order, those without findings among them */
    public static List<CheckedFile> of(Path path, ProtocolLinter linter) {
        PathCheck check = new PathCheck(linter, path);
        return Files.isDirectory(path) ? check.directory() : check.file();
    }

    private List<CheckedFile> directory() {
        List<Path> entries = DirectoryFiles.entries(place);
        if (Files.isDirectory(place.resolve(PROCESSES))) {
            return of(named.resolve(PROCESSES), linter);
        }
        if (entries.stream().anyMatch(entry -> Files.isDirectory(entry) && holdsDiagrams(entry))) {
            return processes(place, file -> true);
        }
        if (holdsDiagrams(place)) {
            return isShared(place)
                    ? processes(parent(place), file -> parent(file).equals(place))
                    : protocol(place).under(place, named, file -> true);
        }
        return entries.stream().allMatch(Files::isDirectory)
                ? List.of(new CheckedFile(
                        named.toString(), List.of(linter.unusable(name(place), "The directory holds no diagram."))))
                : entries.stream()
                        .filter(entry -> !Files.isDirectory(entry))
                        .flatMap(entry -> of(named.resolve(name(entry)), linter).stream())
                        .toList();
    }

    private static boolean holdsDiagrams(Path directory) {
        return DirectoryFiles.entries(directory).stream().anyMatch(PathCheck::isModel);
    }

    private List<CheckedFile> file() {
        Path folder = parent(place);
        if (isModel(place) && isShared(folder)) {
            CheckedFiles checked = processes(parent(folder));
            return checked.under(place, named, checked.concerning(place));
        }
        if (isModel(place) && isOfProcesses(folder)) {
            CheckedFiles checked = protocol(folder);
            return checked.under(place, named, checked.concerning(place));
        }
        return loose().under(place, named, file -> true);
    }

    private List<CheckedFile> processes(Path processes, Predicate<Path> wanted) {
        return processes(processes).under(place, named, wanted);
    }

    /** Every protocol of a directory, each after the intake, and what no protocol uses. */
    private CheckedFiles processes(Path processes) {
        ProtocolLibrary library = ProtocolLibrary.of(processes);
        ProtocolBundle intake = library.intake();
        List<ProtocolBundle> alone = List.of(intake, library.absence());
        List<ProtocolBundle> protocols =
                library.keys().stream().map(library::protocol).toList();
        CheckedFiles checked = new CheckedFiles(processes);
        alone.forEach(bundle -> checked.add(bundle, linter.lint(bundle)));
        protocols.forEach(protocol -> checked.add(protocol, linter.lint(intake, protocol)));
        library.unused(Stream.concat(alone.stream(), protocols.stream()).toList())
                .forEach(part -> checked.add(part, linter.lintPart(part)));
        return checked;
    }

    private CheckedFiles protocol(Path folder) {
        ProtocolLibrary library = ProtocolLibrary.of(parent(folder));
        ProtocolBundle protocol = library.folder(name(folder));
        CheckedFiles checked = new CheckedFiles(parent(folder));
        checked.add(protocol, linter.lint(library.intake(), protocol));
        return checked;
    }

    /** A file that is in no {@code processes} directory, or that needs none to be judged. */
    private CheckedFiles loose() {
        ProtocolFile read = DirectoryFiles.read(place);
        String key = read.name().replaceFirst("\\.[a-z]+$", "");
        ProtocolLibrary library = new ProtocolLibrary(new LooseFiles(parent(place), new ShippedFiles()));
        ProtocolBundle bundle = library.bundle(key, List.of(read));
        CheckedFiles checked = new CheckedFiles(parent(place));
        checked.add(new ProtocolBundle(key, List.of(read)), findings(read, bundle));
        return checked;
    }

    private List<LintFinding> findings(ProtocolFile file, ProtocolBundle bundle) {
        if (!file.is(".bpmn")) {
            return linter.lintPart(bundle);
        }
        return ALONE.contains(file.name())
                ? linter.lintDiagram(bundle)
                : linter.lintDiagram(new ProtocolLibrary().intake(), bundle);
    }

    private static boolean isModel(Path file) {
        return name(file).endsWith(".bpmn") || name(file).endsWith(".dmn");
    }

    private static boolean isShared(Path folder) {
        return name(folder).equals(ProtocolFiles.SHARED);
    }

    private static boolean isOfProcesses(Path folder) {
        return name(parent(folder)).equals(PROCESSES)
                || Files.isDirectory(parent(folder).resolve(ProtocolFiles.SHARED));
    }

    private static Path parent(Path path) {
        return Optional.ofNullable(path.getParent()).orElse(path);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}

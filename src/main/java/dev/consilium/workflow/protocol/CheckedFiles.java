package dev.consilium.workflow.protocol;

import dev.consilium.workflow.protocol.lint.LintFinding;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Findings by file, under the names the files have for whoever asked; a file of several protocols is told of once. */
final class CheckedFiles {

    private final Path processes;
    private final Map<Path, Set<LintFinding>> files = new TreeMap<>();

    CheckedFiles(Path processes) {
        this.processes = processes;
    }

    /** Its files are looked at even where nothing is found in them; of what ships only findings are told. */
    void add(ProtocolBundle bundle, List<LintFinding> findings) {
        bundle.files().stream()
                .map(file -> place(bundle.key(), file.name()))
                .filter(place -> Files.exists(place, LinkOption.NOFOLLOW_LINKS))
                .forEach(this::at);
        findings.forEach(finding -> at(place(bundle.key(), finding.file())).add(finding));
    }

    private Set<LintFinding> at(Path place) {
        return files.computeIfAbsent(place, key -> new LinkedHashSet<>());
    }

    private Path place(String key, String file) {
        return Stream.of(
                        processes.resolve(key).resolve(file),
                        processes.resolve(file),
                        processes.resolve(ProtocolFiles.SHARED).resolve(file),
                        processes.resolveSibling("forms").resolve(file),
                        processes.resolve("forms").resolve(file))
                .filter(place -> Files.exists(place, LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .orElseGet(() -> processes.resolve(key).resolve(file));
    }

    /** @param place where the question led; @param named how it was asked */
    List<CheckedFile> under(Path place, Path named, Predicate<Path> wanted) {
        return files.entrySet().stream()
                .filter(file -> wanted.test(file.getKey()))
                .map(file -> new CheckedFile(
                        named.resolve(place.relativize(file.getKey()))
                                .normalize()
                                .toString(),
                        List.copyOf(file.getValue())))
                .toList();
    }

    /** What is to be mended in one file, and in those that keep it from being checked. */
    Predicate<Path> concerning(Path file) {
        return other -> other.equals(file)
                || files.getOrDefault(other, Set.of()).stream().anyMatch(LintFinding::hidesOthers);
    }
}

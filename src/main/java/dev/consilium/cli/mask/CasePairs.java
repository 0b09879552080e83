package dev.consilium.cli.mask;

import dev.consilium.common.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The files of two directories by their names, which are the paths below each; ascending. Hidden files are none. */
record CasePairs(List<String> both, List<String> onlyReference, List<String> onlyPrediction) {

    /** @throws Refusal {@code FILE_UNREADABLE}, {@code NO_PAIRS} where no file has a namesake */
    static CasePairs of(Path reference, Path prediction) {
        SortedSet<String> first = names(reference);
        SortedSet<String> second = names(prediction);
        CasePairs pairs = new CasePairs(
                first.stream().filter(second::contains).toList(),
                first.stream().filter(name -> !second.contains(name)).toList(),
                second.stream().filter(name -> !first.contains(name)).toList());
        if (pairs.both.isEmpty()) {
            throw Refusal.unprocessable(
                    "NO_PAIRS",
                    "No file of " + reference + " has a namesake in " + prediction
                            + ": call both masks of a case the same.");
        }
        return pairs;
    }

    boolean complete() {
        return onlyReference.isEmpty() && onlyPrediction.isEmpty();
    }

    private static SortedSet<String> names(Path directory) {
        try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            return files.map(file -> directory.relativize(file))
                    .filter(name -> !hidden(name) && Files.isRegularFile(directory.resolve(name)))
                    .map(CasePairs::name)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException | UncheckedIOException e) {
            throw MaskInput.unreadable(directory);
        }
    }

    private static boolean hidden(Path name) {
        return parts(name).anyMatch(part -> part.startsWith("."));
    }

    /** The same on every system. */
    private static String name(Path path) {
        return parts(path).collect(Collectors.joining("/"));
    }

    private static Stream<String> parts(Path path) {
        return StreamSupport.stream(path.spliterator(), false).map(Path::toString);
    }
}

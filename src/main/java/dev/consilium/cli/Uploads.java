package dev.consilium.cli;

import dev.consilium.common.Refusal;
import dev.consilium.study.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files below directories, in order of their paths; hidden ones and links are left out. */
public final class Uploads {

    private Uploads() {}

    /** @throws Refusal {@code FILE_UNREADABLE}, {@code NO_FILES} */
    public static List<Upload> of(List<Path> paths) {
        List<Upload> uploads = new ArrayList<>();
        paths.forEach(path -> uploads.addAll(below(path)));
        if (uploads.isEmpty()) {
            throw Refusal.invalid("NO_FILES", "There are no files in " + paths.get(0) + ".");
        }
        return uploads;
    }

    private static List<Upload> below(Path root) {
        if (!Files.isReadable(root)) {
            throw unreadable(root);
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.equals(root) || !isHidden(root.relativize(file)))
                    .sorted()
                    .map(file -> new Upload(name(root, file), file))
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw unreadable(root);
        }
    }

    private static String name(Path root, Path file) {
        return file.equals(root)
                ? String.valueOf(root.getFileName())
                : root.relativize(file).toString();
    }

    private static boolean isHidden(Path path) {
        for (Path part : path) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static Refusal unreadable(Path path) {
        return Refusal.invalid("FILE_UNREADABLE", path + " cannot be read; check the path and your rights.");
    }
}
